import { createRepair } from './createRepair.ts';
import type { PlanningProblem } from './PlanningProblem.ts';
import type { PlanOptions, PreviousPlan, RepairResult } from './PlanOptions.ts';

export interface RepairOptions extends PlanOptions {
  /** The valid plan at once, before any improvement. */
  readonly onRepaired?: (result: RepairResult) => void;
}

/**
 * Plans again after something has changed: what can stay stays, then the plan is improved within the budget, with the least
 * disturbance as second objective. What changed is seen from the problem itself.
 * @throws InvalidProblem
 */
export function repair(problem: PlanningProblem, previous: PreviousPlan, options: RepairOptions = {}): RepairResult {
  const planner = createRepair(problem, previous);
  options.onRepaired?.(planner.result());
  planner.improve(options);
  return planner.result();
}
