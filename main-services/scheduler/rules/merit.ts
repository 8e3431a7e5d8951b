import type { Objective, PlannableSequence } from '../PlanningProblem.ts';
import { worthOf } from './worth.ts';

/**
 * What decides inside a tier, higher first: the mean priority when the ranking is strict, otherwise what the sequences bring
 * for each second of telescope time they cost, overhead included.
 */
export function meritOf(
  sequences: readonly PlannableSequence[],
  objective: Objective,
  overheadSeconds: (sequence: PlannableSequence) => number,
): number {
  let gain = 0;
  let cost = 0;
  for (const sequence of sequences) {
    if (objective.ranking === 'strict') {
      gain += sequence.priority * sequence.durationSeconds;
      cost += sequence.durationSeconds;
    } else {
      gain += worthOf(sequence, objective.worth);
      cost += sequence.durationSeconds + overheadSeconds(sequence);
    }
  }
  return gain / cost;
}
