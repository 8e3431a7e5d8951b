import type { PlanningProblem } from '../PlanningProblem.ts';
import type { PlanResult } from '../PlanResult.ts';
import { applyRemedy } from './applyRemedy.ts';
import type { Explanation } from './Explanation.ts';
import type { Remedy } from './Remedy.ts';

/**
 * The remedies of one rejected sequence that really get it in, found out by planning anew with each; the smallest first.
 * Priorities are lowered as far as they still do. Takes some ten plannings: for the one sequence somebody asks about.
 */
export function whatWouldItTake(
  explanation: Explanation,
  problem: PlanningProblem,
  replan: (problem: PlanningProblem) => Pick<PlanResult, 'planned'>,
): readonly Remedy[] {
  const helps = (remedy: Remedy) =>
    replan(applyRemedy(problem, remedy)).planned.some(({ id }) => id === explanation.id);
  return explanation.remedies
    .filter(({ changes }) => changes.every(({ kind }) => kind !== 'limit'))
    .flatMap((remedy) => (helps(remedy) ? [lowestPriority(remedy, problem, helps)] : []))
    .map((remedy) => ({ ...remedy, certain: true }))
    .sort((a, b) => a.size - b.size);
}

/** A remedy by priority, with the lowest one that still helps; any other as it is. */
function lowestPriority(remedy: Remedy, problem: PlanningProblem, helps: (remedy: Remedy) => boolean): Remedy {
  const [change] = remedy.changes;
  const present = problem.sequences.find(({ id }) => id === remedy.of)?.priority;
  if (change?.kind !== 'priority' || present === undefined) return remedy;
  const withPriority = (to: number): Remedy => ({
    ...remedy,
    changes: [{ kind: 'priority', to }],
    sentence: `Priority ${to} instead of ${present}.`,
    size: (remedy.size * (to - present)) / (change.to - present),
  });
  let [fails, does] = [present, change.to];
  while (does - fails > 1) {
    const middle = Math.floor((fails + does) / 2);
    if (helps(withPriority(middle))) does = middle;
    else fails = middle;
  }
  return does === change.to ? remedy : withPriority(does);
}
