import type { Objective, PlannableSequence, Programme } from '../PlanningProblem.ts';

const CLASS_TIERS = { A: 1, B: 2, C: 3 } as const;

/** Rank that no merit can make up for, 0 first: alerts always; below them the classes when the ranking is strict. */
export function tierOf(
  sequence: PlannableSequence,
  programme: Pick<Programme, 'class'>,
  ranking: Objective['ranking'],
): number {
  if (sequence.alert) return 0;
  return ranking === 'strict' ? CLASS_TIERS[programme.class] : 1;
}
