import type { Interval, PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';
import type { RejectionCode } from '../PlanResult.ts';

/** One condition on when a sequence may start, whatever else is planned. */
export interface StartRule {
  /** The starts out of `ranges` that fulfil it. */
  readonly allowed: (
    ranges: readonly Interval[],
    sequence: PlannableSequence,
    problem: PlanningProblem,
  ) => readonly Interval[];
  /** Why nothing is left, when this rule took the last of it. */
  readonly refusal: (
    sequence: PlannableSequence,
    problem: PlanningProblem,
  ) => { readonly code: RejectionCode; readonly reason: string };
}
