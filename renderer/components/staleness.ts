/**
 * Read-backs older than this are not believed any more. Instruments and PLC are asked every 2 s (the PLC at every cycle of
 * the environment agent), so five missed answers.
 */
export const STALE_AFTER_MS = 10_000;

/** True when there is no reading or it is too old to be believed. */
export function isStale(at: number | null | undefined, now: number, staleAfterMs = STALE_AFTER_MS): boolean {
  return at === null || at === undefined || now - at > staleAfterMs;
}
