import type { ForcedIn } from './ForcedIn.ts';
import type { PlanningProblem } from './PlanningProblem.ts';
import type { PlanOptions } from './PlanOptions.ts';
import type { PlanResult } from './PlanResult.ts';

/**
 * A problem under way: compiled once, with a valid plan from the beginning, improved as long as somebody wishes. Made by
 * `createPlanner`.
 */
export interface Planner {
  readonly problem: PlanningProblem;
  /** The best plan so far, with its certificate. */
  result(): PlanResult;
  /** Improves until the budget is spent, the bound is met, or it is cancelled; may be called again. */
  improve(options: PlanOptions): void;
  /** The price of a sequence that is not in the plan; null for one that is, or that does not exist. */
  forcedIn(id: string): ForcedIn | null;
}
