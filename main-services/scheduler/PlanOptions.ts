import type { PlanResult } from './PlanResult.ts';

/** How long to improve, and from which random beginning. Nothing given: a moderate number of iterations. */
export interface PlanOptions {
  /** A whole number; the same seed and iterations give the same plan on every machine. 1 when not given. */
  readonly seed?: number;
  readonly budget?: PlanningBudget;
  /** Called now and then while improving, with what has been reached. */
  readonly onProgress?: (progress: PlanProgress) => void;
  /** Asked between iterations; once it says true, the best plan so far is the answer. */
  readonly isCancelled?: () => boolean;
}

/** Iterations make a plan repeatable; time makes it punctual. */
export type PlanningBudget =
  | { readonly iterations: number }
  | {
      readonly milliseconds: number;
      /** Any monotonic clock in milliseconds, such as `performance.now`. */
      readonly clock: () => number;
    };

export interface PlanProgress {
  /** 0 … 1 of the budget. */
  readonly fraction: number;
  readonly iterations: number;
  readonly value: number;
  readonly bound: number;
  readonly gap: number;
}

/** A plan made earlier that should be disturbed as little as possible. */
export interface PreviousPlan {
  readonly planned: readonly { readonly id: string; readonly start: number }[];
  /** Of the `PlanResult` it comes from: with the same one nothing has changed and nothing moves. Null = not known. */
  readonly fingerprint: string | null;
}

/** What re-planning did to the plan before it. */
export interface Disturbance {
  /** Were planned, may still be, and are not any more. */
  readonly dropped: readonly string[];
  /** Were planned and are now, at another time. */
  readonly moved: readonly string[];
  readonly added: readonly string[];
  /** Were planned and cannot be where they were, whatever is preferred: withdrawn, over, in lost time. */
  readonly impossible: readonly string[];
  /** Share of what was planned and still exists that stays planned, 0 … 1; 1 for an empty plan. */
  readonly keptShare: number;
}

export interface RepairResult extends PlanResult {
  readonly disturbance: Disturbance;
}
