import { parentPort } from 'node:worker_threads';
import type { PlanningProblem } from '../scheduler/PlanningProblem.ts';
import type { PlanResult } from '../scheduler/PlanResult.ts';
import { plan } from '../scheduler/plan.ts';

export interface PlanningQuestion {
  readonly id: number;
  readonly problem: PlanningProblem;
}

export type PlanningAnswer =
  | { readonly id: number; readonly result: PlanResult }
  | { readonly id: number; readonly name: string; readonly message: string };

// The program of the planner's worker thread: answers each problem with its plan, or with the error.
parentPort?.on('message', ({ id, problem }: PlanningQuestion) => {
  parentPort?.postMessage(answer(id, problem));
});

function answer(id: number, problem: PlanningProblem): PlanningAnswer {
  try {
    return { id, result: plan(problem) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { id, name, message };
  }
}
