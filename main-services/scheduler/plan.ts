import { createPlanner } from './createPlanner.ts';
import type { PlanningProblem } from './PlanningProblem.ts';
import type { PlanOptions } from './PlanOptions.ts';
import type { PlanResult } from './PlanResult.ts';

/**
 * Plans in one go: a valid plan at once, then improved within the budget. The same problem, seed and iterations always give the
 * same plan; no rule is ever violated.
 * @throws InvalidProblem
 */
export function plan(problem: PlanningProblem, options: PlanOptions = {}): PlanResult {
  const planner = createPlanner(problem);
  planner.improve(options);
  return planner.result();
}
