import type { Certificate } from './Certificate.ts';

/** A valid plan and an answer for every sequence that is not in it. Seconds, as in the problem. */
export interface PlanResult {
  /** In order of time. */
  readonly planned: readonly PlannedPlace[];
  readonly rejected: readonly Rejection[];
  /** Sum of what the planned sequences are worth by the objective. */
  readonly value: number;
  /** How far from the best possible it is, at most. */
  readonly certificate: Certificate;
  /** Same fingerprint: the same problem but for `now` and what has been fixed since. Give it back with the next re-planning. */
  readonly fingerprint: string;
  /** Rounds of improvement it took. */
  readonly iterations: number;
}

export interface PlannedPlace {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly locked: boolean;
  /** Later (+) or earlier (−) than preferred; null when nothing was preferred. */
  readonly shiftSeconds: number | null;
  /** How far it could still go with everything else in the plan: deltaTL and deltaTR of the original. */
  readonly roomEarlierSeconds: number;
  readonly roomLaterSeconds: number;
}

/** never-visible and window-too-short hold whatever else is asked for; the others may end with time, quota or competition. */
export type RejectionCode =
  | 'never-visible'
  | 'window-too-short'
  | 'outside-the-night'
  | 'preference-impossible'
  | 'too-late'
  | 'time-lost'
  | 'programme-quota'
  | 'user-quota'
  | 'partner-impossible'
  | 'no-room';

export interface Rejection {
  readonly id: string;
  readonly code: RejectionCode;
  /** A sentence for people, computed from the facts. */
  readonly reason: string;
  /** The sequences it lost against, most important first; empty where nothing competes. */
  readonly against: readonly string[];
}
