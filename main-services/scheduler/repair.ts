import { createPlanner } from './createPlanner.ts';
import type { Planner } from './Planner.ts';
import type { PlanningProblem } from './PlanningProblem.ts';
import type { Disturbance, PlanOptions, PreviousPlan, RepairResult } from './PlanOptions.ts';
import type { PlanResult } from './PlanResult.ts';

export interface RepairOptions extends PlanOptions {
  /** The valid plan at once, before any improvement. */
  readonly onRepaired?: (result: RepairResult) => void;
  /** The plan that is the answer, as a planner: for the prices of what is not in it. */
  readonly onDone?: (planner: Planner) => void;
}

/**
 * Plans again after something has changed: what can stay stays, then the plan is improved within the budget, with the least
 * disturbance as second objective. What changed is seen from the problem itself.
 * @throws InvalidProblem
 */
export function repair(problem: PlanningProblem, previous: PreviousPlan, options: RepairOptions = {}): RepairResult {
  const planner = createPlanner(problem);
  const first = planner.result();
  options.onRepaired?.({ ...first, disturbance: disturbance(problem, previous, first) });
  planner.improve(options);
  const result = planner.result();
  options.onDone?.(planner);
  return { ...result, disturbance: disturbance(problem, previous, result) };
}

function disturbance(problem: PlanningProblem, previous: PreviousPlan, result: PlanResult): Disturbance {
  const before = new Map(previous.planned.map(({ id, start }) => [id, start]));
  const after = new Map(result.planned.map(({ id, start }) => [id, start]));
  const known = new Set(problem.sequences.map(({ id }) => id));
  const still = previous.planned.filter(({ id }) => known.has(id));
  const dropped = still.filter(({ id }) => !after.has(id)).map(({ id }) => id);
  return {
    dropped,
    moved: still.filter(({ id, start }) => after.has(id) && after.get(id) !== start).map(({ id }) => id),
    added: result.planned.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    impossible: previous.planned.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    keptShare: still.length === 0 ? 1 : 1 - dropped.length / still.length,
  };
}
