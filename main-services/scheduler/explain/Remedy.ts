import type { Interval } from '../PlanningProblem.ts';

/** Something that would get a rejected sequence into the plan. */
export interface Remedy {
  /** The sequence it gets in. */
  readonly of: string;
  /** All of them together. */
  readonly changes: readonly Change[];
  /** A sentence for people. */
  readonly sentence: string;
  /** How large the change is beside what it changes: 0.1 = a tenth. */
  readonly size: number;
  /**
   * It concerns the sequence alone: when the present plan is the best one, every best plan with the change has it. Others give
   * room or quota that somebody else may turn out to use better; `whatWouldItTake` tries them.
   */
  readonly certain: boolean;
}

/** A change of a problem, such that `applyRemedy` can try it. */
export type Change =
  | { readonly kind: 'priority'; readonly to: number }
  | { readonly kind: 'duration'; readonly toSeconds: number; readonly shorterBySeconds: number }
  | { readonly kind: 'window'; readonly index: number; readonly to: Interval; readonly longerBySeconds: number }
  | { readonly kind: 'tolerance'; readonly earlierSeconds: number | null; readonly laterSeconds: number | null }
  | { readonly kind: 'programme-quota'; readonly programme: string; readonly moreSeconds: number }
  | { readonly kind: 'user-quota'; readonly user: string; readonly moreSeconds: number }
  | { readonly kind: 'lost-time'; readonly back: Interval; readonly seconds: number }
  | { readonly kind: 'partner-optional'; readonly request: string; readonly ids: readonly string[] }
  | { readonly kind: 'withdrawn'; readonly ids: readonly string[] }
  /** Of the sky, not of the problem: windows have to be computed again. */
  | { readonly kind: 'limit'; readonly limit: string; readonly to: number };
