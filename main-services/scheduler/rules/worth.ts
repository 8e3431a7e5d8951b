import type { Objective, PlannableSequence } from '../PlanningProblem.ts';

/** What a sequence adds to the value of a plan. */
export function worthOf(
  sequence: Pick<PlannableSequence, 'priority' | 'durationSeconds'>,
  worth: Objective['worth'],
): number {
  return worth === 'priority' ? sequence.priority : sequence.priority * sequence.durationSeconds;
}
