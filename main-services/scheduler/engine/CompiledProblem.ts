import type { TierName } from '../Certificate.ts';
import type { PlanningProblem } from '../PlanningProblem.ts';
import type { PairSeconds } from './PairSeconds.ts';

/**
 * A problem in flat arrays, one entry per sequence in the order of their ids, so that the order of the list does not matter.
 * Times are whole seconds. Everything here is read-only once compiled.
 */
export interface CompiledProblem {
  readonly problem: PlanningProblem;
  readonly count: number;
  /** Index in `problem.sequences` of each. */
  readonly source: Int32Array;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly duration: Float64Array;
  /** Starts allowed to sequence i: ranges from[r] … until[r], both included, r from firstRange[i] to before firstRange[i + 1]. */
  readonly firstRange: Int32Array;
  readonly from: Float64Array;
  readonly until: Float64Array;
  /** First allowed start of all, and the end of what starts last. */
  readonly horizonStart: number;
  readonly horizonEnd: number;
  readonly pairs: PairSeconds;
  /** 0 = highest; what is gained in one makes up for any loss in those after it. */
  readonly tier: Int32Array;
  readonly tierNames: readonly TierName[];
  /** What it adds to its tier. */
  readonly weight: Float64Array;
  /** Weight over all tiers in one number, good enough to compare what is to be pushed out; not for the final judgement. */
  readonly scalarWeight: Float64Array;
  /** Programme and user, as indices into the accounts; −1 = nothing is counted. */
  readonly programmeAccount: Int32Array;
  readonly userAccount: Int32Array;
  /** Seconds an account still grants at the beginning, locked sequences taken off; infinite without a quota. */
  readonly granted: Float64Array;
  /** Alerts count, but are never held back. */
  readonly unlimited: Uint8Array;
  /** What can be planned at all: it has a start, is not fixed, its quota is long enough, and so are its partners'. */
  readonly possible: Uint8Array;
  readonly locked: Uint8Array;
  readonly lockedStart: Float64Array;
  readonly units: Units;
}

/** What must be planned together, and what waits for it. */
export interface Units {
  /** Members of unit u: member[first[u]] … before first[u + 1]; sequences by themselves are units of one. */
  readonly first: Int32Array;
  readonly member: Int32Array;
  readonly ofSequence: Int32Array;
  /** Unit that must be in the plan first; −1 = none. */
  readonly waitsFor: Int32Array;
  /** Sequences waiting for unit u: follower[firstFollower[u]] …. */
  readonly firstFollower: Int32Array;
  readonly follower: Int32Array;
}
