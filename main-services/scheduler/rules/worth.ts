import type { Objective, PlannableSequence } from '../PlanningProblem.ts';

/** What a sequence adds to the value of a plan; a priority below zero adds nothing. */
export function worthOf(
  sequence: Pick<PlannableSequence, 'priority' | 'durationSeconds'>,
  worth: Objective['worth'],
): number {
  const priority = Math.max(0, sequence.priority);
  return worth === 'priority' ? priority : priority * sequence.durationSeconds;
}
