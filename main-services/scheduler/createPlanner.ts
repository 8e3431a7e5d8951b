import type { Planner } from './Planner.ts';
import type { PlanningProblem } from './PlanningProblem.ts';
import { plan } from './plan.ts';

/** @throws InvalidProblem */
export function createPlanner(problem: PlanningProblem): Planner {
  const result = plan(problem);
  const planned = new Set(result.planned.map(({ id }) => id));
  return {
    problem,
    result: () => result,
    improve: ({ onProgress }) =>
      onProgress?.({ fraction: 1, iterations: 0, value: result.value, bound: result.certificate.bound, gap: 1 }),
    forcedIn: (id) => (planned.has(id) ? null : { id, valueLost: 0, displaced: [], start: null, breaksTier: false }),
  };
}
