import type { Planning } from '../model/planning.ts';
import type { RepairResult } from '../scheduler/PlanOptions.ts';
import type { PlannerRun } from './PlannerRun.ts';
import type { PlanningFacts } from './planningMapping.ts';

/** A planning that is published and still being improved. */
export interface Improving {
  readonly run: PlannerRun;
  readonly first: RepairResult;
  readonly planning: Planning;
  readonly facts: PlanningFacts;
  /** Sequences that execute or are about to start: they stay where they are. */
  readonly held: readonly number[];
  /** When it is improved, or taken back. */
  readonly over: PromiseWithResolvers<void>;
}
