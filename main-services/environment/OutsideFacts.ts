/** What rules need to know and the PLC does not say. Null = not watched here (a recording, a test): no ground to close. */
export interface OutsideFacts {
  readonly sunAltitudeDegrees: number | null;
  /** The dome by its own read-back. */
  readonly dome: 'open' | 'shut' | 'unknown' | null;
  /** Free on the disk of the data directory. */
  readonly freeDiskBytes: number | null;
  /** When the PLC last took our heartbeat, or when we began to send it. */
  readonly heartbeatAt: number | null;
}

export const NO_OUTSIDE_FACTS: OutsideFacts = {
  sunAltitudeDegrees: null,
  dome: null,
  freeDiskBytes: null,
  heartbeatAt: null,
};
