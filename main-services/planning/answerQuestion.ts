import { createRepair } from '../scheduler/createRepair.ts';
import type { Explanation } from '../scheduler/explain/Explanation.ts';
import { explain } from '../scheduler/explain/explain.ts';
import type { LimitFact, LostTimeFact, ObservatoryFacts } from '../scheduler/explain/ObservatoryFacts.ts';
import type { PlanningProblem } from '../scheduler/PlanningProblem.ts';
import type { PlanProgress, PreviousPlan, RepairResult } from '../scheduler/PlanOptions.ts';

/** What a planner is asked: data only, so that it can go to another thread. */
export interface PlanningQuestion {
  readonly problem: PlanningProblem;
  readonly previous: PreviousPlan;
  /** Wall time for improving after the first plan; 0 = the first plan is the answer. */
  readonly improveForMs: number;
  /** By the sequence's id. */
  readonly limits: readonly (readonly [string, readonly LimitFact[]])[];
  readonly lostTimes: readonly LostTimeFact[];
}

export interface FinalPlan {
  readonly result: RepairResult;
  readonly explanations: readonly Explanation[];
  /** It was taken back before its time was up. */
  readonly cancelled: boolean;
}

/** What a planner says before it is done. */
export interface PlanningListener {
  first(result: RepairResult): void;
  progress(progress: PlanProgress): void;
  isCancelled(): boolean;
}

/** The same seed always: the same night is planned the same way whenever it is asked for. */
const SEED = 1;

/** Reasons with prices of so many take about a second; beyond it the planner's own short reasons stand. */
const MOST_EXPLAINED = 5000;

/** Repairs first, says so, improves, and explains what is not in the plan. @throws InvalidProblem */
export function answerQuestion(question: PlanningQuestion, listener: PlanningListener): FinalPlan {
  const { problem, previous, improveForMs } = question;
  const planner = createRepair(problem, previous);
  listener.first(planner.result());
  if (improveForMs > 0) {
    planner.improve({
      seed: SEED,
      budget: { milliseconds: improveForMs, clock: () => performance.now() },
      onProgress: (progress) => listener.progress(progress),
      isCancelled: () => listener.isCancelled(),
    });
  }
  const cancelled = listener.isCancelled();
  const explained = !cancelled && problem.sequences.length <= MOST_EXPLAINED;
  const explanations = explained ? explain(planner, observatoryFacts(question)) : [];
  return { result: planner.result(), explanations, cancelled };
}

function observatoryFacts({ previous, limits, lostTimes }: PlanningQuestion): ObservatoryFacts {
  const previousStarts = new Map(previous.planned.map(({ id, start }) => [id, start]));
  return { limits: new Map(limits), lostTimes, previousStarts, timeInWords };
}

/** Instants of the observatory's problems are seconds since the Unix epoch. */
function timeInWords(instant: number): string {
  return `${new Date(instant * 1000).toISOString().slice(11, 16)} UTC`;
}
