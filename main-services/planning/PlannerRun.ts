import type { PlanProgress, RepairResult } from '../scheduler/PlanOptions.ts';
import type { FinalPlan, PlanningQuestion } from './answerQuestion.ts';

/** A problem under way in a planner. */
export interface PlannerRun {
  /** The valid plan at once. */
  readonly first: Promise<RepairResult>;
  /** The best plan when its time is up, or when it was cancelled. */
  readonly final: Promise<FinalPlan>;
  /** No need of anything better: what there is becomes final. */
  cancel(): void;
}

/** Whoever answers planning questions: a warm worker, or the present thread. */
export interface NightPlanner {
  ask(question: PlanningQuestion, onProgress?: (progress: PlanProgress) => void): PlannerRun;
}
