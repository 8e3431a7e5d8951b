import type { PlanProgress, RepairResult } from '../scheduler/PlanOptions.ts';
import { answerQuestion, type FinalPlan, type PlanningQuestion } from './answerQuestion.ts';
import type { NightPlanner, PlannerRun } from './PlannerRun.ts';

/** Plans in the present thread: for command lines, which have nothing else to do meanwhile. */
export class InProcessPlanner implements NightPlanner {
  ask(question: PlanningQuestion, onProgress?: (progress: PlanProgress) => void): PlannerRun {
    const first = Promise.withResolvers<RepairResult>();
    const final = Promise.withResolvers<FinalPlan>();
    // Who waits for one of the two need not look at the other.
    first.promise.catch(() => undefined);
    final.promise.catch(() => undefined);
    // Not before whoever asked holds the run in hand.
    queueMicrotask(() => {
      try {
        const isCancelled = () => false;
        const progress = (at: PlanProgress) => onProgress?.(at);
        final.resolve(answerQuestion(question, { first: first.resolve, progress, isCancelled }));
      } catch (error) {
        first.reject(error);
        final.reject(error);
      }
    });
    return { first: first.promise, final: final.promise, cancel: () => undefined };
  }
}
