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
  /** How far it could still move with everything else planned (the original's deltaTL and deltaTR). */
  readonly roomEarlierSeconds?: number;
  readonly roomLaterSeconds?: number;
  /** Why it is not where it was planned, or wanted to be; absent when there is nothing to say. */
  readonly movedBecause?: string;
}

/** What planning a rejected sequence would cost and take. */
export interface RejectionDetail {
  /** The planner's kind of reason: "programme-quota", "no-room" … */
  readonly code: string;
  /** Sequences it lost against, most important first. */
  readonly against: readonly number[];
  /** Value the planning would lose if it were forced in; null when nothing can force it in, or not computed. */
  readonly valueLost: number | null;
  /** What would have to go. */
  readonly displaces: readonly number[];
  /** The smallest change that would get it in, in words; null when nothing would. */
  readonly wouldTake: string | null;
}

/** A sequence that found no place, and why in words. */
export interface RejectedSequence {
  readonly sequenceId: number;
  readonly requestId: number;
  readonly name: string;
  readonly programme: string;
  readonly reason: string;
  readonly detail?: RejectionDetail;
}

/** What is proven about a planning. */
export interface PlanningCertificate {
  readonly value: number;
  /** No planning can be worth more. */
  readonly bound: number;
  /** 0.004 reads "within 0.4 % of the best possible". */
  readonly gap: number;
  readonly optimal: boolean;
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
  /** Null for a planning of before there were certificates. */
  readonly certificate?: PlanningCertificate | null;
  /** The planning that this one improves on for the same trigger; null = it was the first answer. */
  readonly improves?: number | null;
  /** The planner's mark of its problem, for the next re-planning. */
  readonly fingerprint?: string | null;
}

/** What the planner is doing, for the console. */
export interface PlannerView {
  readonly phase: 'idle' | 'planning' | 'improving';
  /** What asked for it. */
  readonly trigger: string;
  /** 0 … 1 of the time it has. */
  readonly fraction: number;
  /** Of the plan so far; null = not known yet. */
  readonly gap: number | null;
}
