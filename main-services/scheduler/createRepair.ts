import { checkProblem } from './checkProblem.ts';
import { compile } from './engine/compile.ts';
import { RepairRun } from './engine/RepairRun.ts';
import type { Planner } from './Planner.ts';
import type { PlanningProblem } from './PlanningProblem.ts';
import type { PreviousPlan, RepairResult } from './PlanOptions.ts';

/** A planner that begins with an earlier plan. */
export interface RepairPlanner extends Planner {
  result(): RepairResult;
  /** Nothing that matters has changed: the plan is the one before, and improving leaves it alone. */
  readonly isUnchanged: boolean;
}

/**
 * Compiles a problem and makes an earlier plan valid for it at once.
 * @throws InvalidProblem
 */
export function createRepair(problem: PlanningProblem, previous: PreviousPlan): RepairPlanner {
  checkProblem(problem);
  const run = new RepairRun(compile(problem), previous);
  return {
    problem,
    isUnchanged: run.isUnchanged,
    result: () => run.result(),
    improve: (options) => run.improve(options),
    forcedIn: (id) => {
      const i = run.compiled.indexOf.get(id);
      const prices = run.prices();
      return i === undefined || prices.plan.planned[i] === 1 ? null : prices.priceOf(i);
    },
  };
}
