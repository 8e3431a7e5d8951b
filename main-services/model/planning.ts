/** A sequence's place in a planning; instants in milliseconds since the Unix epoch. */
export interface PlannedSequence {
  readonly sequenceId: number;
  readonly requestId: number;
  readonly name: string;
  readonly programme: string;
  readonly isAlert: boolean;
  readonly priority: number;
  readonly start: number;
  readonly end: number;
  /** EXPECTED before execution, then the sequence's own status. */
  readonly status: string;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
}

/** A sequence that found no place, and why in words. */
export interface RejectedSequence {
  readonly sequenceId: number;
  readonly requestId: number;
  readonly name: string;
  readonly programme: string;
  readonly reason: string;
}

/** One planning of one night; every one is kept. */
export interface Planning {
  readonly id: number;
  readonly nightDate: string;
  readonly createdAt: number;
  /** What asked for it: "night start", "request 12 submitted", "alert GRB 261216A" … */
  readonly trigger: string;
  readonly planStart: number;
  readonly planEnd: number;
  readonly planned: readonly PlannedSequence[];
  readonly rejected: readonly RejectedSequence[];
}
