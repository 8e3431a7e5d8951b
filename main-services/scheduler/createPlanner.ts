import { checkProblem } from './checkProblem.ts';
import { compile } from './engine/compile.ts';
import { PlanningRun } from './engine/PlanningRun.ts';
import type { Planner } from './Planner.ts';
import type { PlanningProblem } from './PlanningProblem.ts';

/**
 * Compiles a problem and plans it at once; improves it when asked to.
 * @throws InvalidProblem
 */
export function createPlanner(problem: PlanningProblem): Planner {
  checkProblem(problem);
  const run = new PlanningRun(compile(problem));
  return {
    problem,
    result: () => run.result(),
    improve: (options) => run.improve(options),
    forcedIn: (id) => {
      const i = run.compiled.indexOf.get(id);
      const prices = run.prices();
      return i === undefined || run.best.planned[i] === 1 ? null : prices.priceOf(i);
    },
  };
}
