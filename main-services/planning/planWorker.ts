import { parentPort, workerData } from 'node:worker_threads';
import type { PlanProgress, RepairResult } from '../scheduler/PlanOptions.ts';
import { stepBehind } from '../supervision/stepBehind.ts';
import { answerQuestion, type FinalPlan, type PlanningQuestion } from './answerQuestion.ts';

export interface NumberedQuestion {
  readonly id: number;
  readonly question: PlanningQuestion;
}

export type PlanningAnswer =
  | { readonly id: number; readonly kind: 'first'; readonly result: RepairResult }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: PlanProgress }
  | { readonly id: number; readonly kind: 'final'; readonly final: FinalPlan }
  | { readonly id: number; readonly kind: 'failed'; readonly name: string; readonly message: string };

/** Progress is for people: ten times a second is plenty. */
const PROGRESS_EVERY_MS = 100;

stepBehind();

/** Shared with whoever asks: questions up to this number are taken back. */
const cancelledUpTo = new Int32Array(workerData as SharedArrayBuffer);

// The program of the planner's worker thread: answers each problem with its plans, or with the error.
parentPort?.on('message', ({ id, question }: NumberedQuestion) => {
  const tell = (answer: PlanningAnswer) => parentPort?.postMessage(answer);
  let toldAt = Number.NEGATIVE_INFINITY;
  try {
    const final = answerQuestion(question, {
      first: (result) => tell({ id, kind: 'first', result }),
      progress: (progress) => {
        if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
        toldAt = performance.now();
        tell({ id, kind: 'progress', progress });
      },
      isCancelled: () => Atomics.load(cancelledUpTo, 0) >= id,
    });
    tell({ id, kind: 'final', final });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    tell({ id, kind: 'failed', name, message });
  }
});
