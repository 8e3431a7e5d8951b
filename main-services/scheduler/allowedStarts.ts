import type { Interval, PlannableSequence, PlanningProblem } from './PlanningProblem.ts';
import type { Rejection } from './PlanResult.ts';
import { startRules } from './rules/startRules.ts';

/** Any start at all: what the first rule takes from. */
const ANY_START: readonly Interval[] = [{ start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }];

/** Every start a sequence may have by itself, or why it has none. */
export function allowedStarts(
  sequence: PlannableSequence,
  problem: PlanningProblem,
): { readonly starts: readonly Interval[] } | { readonly refusal: Rejection } {
  let starts = ANY_START;
  for (const rule of startRules) {
    starts = rule.allowed(starts, sequence, problem);
    if (starts.length === 0) return { refusal: { id: sequence.id, against: [], ...rule.refusal(sequence, problem) } };
  }
  return { starts };
}
