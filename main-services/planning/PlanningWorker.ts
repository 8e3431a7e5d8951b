import { Worker } from 'node:worker_threads';
import type { PlanningProblem } from '../scheduler/PlanningProblem.ts';
import type { PlanResult } from '../scheduler/PlanResult.ts';
import { plan } from '../scheduler/plan.ts';
import type { PlanningAnswer, PlanningQuestion } from './planWorker.ts';

/** Up to so many sequences planning takes less than asking the worker does. */
const PLANNED_HERE = 50;
/** Wall clock: 20 000 sequences take about a second; a worker that is still silent after this is given up. */
const PATIENCE_MS = 15_000;

interface Waiting {
  readonly resolve: (result: PlanResult) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Plans in a worker thread that stays warm, so that a long planning never stalls the observatory's event loop. */
export class PlanningWorker {
  readonly #file: URL;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastId = 0;

  /** @param file the worker's program; given by a bundle that has put it elsewhere */
  constructor(file = new URL('./planWorker.ts', import.meta.url)) {
    this.#file = file;
  }

  /** Starts the worker and lets it plan an empty night, so that the first real planning does not wait for it. */
  async warm(): Promise<void> {
    await this.#ask({
      nights: [],
      now: null,
      lost: [],
      overhead: { kind: 'constant', seconds: 0 },
      objective: { ranking: 'strict', worth: 'priority-time' },
      programmes: [],
      users: [],
      requests: [],
      sequences: [],
      locked: [],
    });
  }

  /** @throws InvalidProblem, or an Error when the worker dies or does not answer */
  async plan(problem: PlanningProblem): Promise<PlanResult> {
    return problem.sequences.length <= PLANNED_HERE ? plan(problem) : this.#ask(problem);
  }

  /** Ends the worker; whoever still waits is told so. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#abandon(new Error('The planner was stopped.'));
    await worker?.terminate();
  }

  #ask(problem: PlanningProblem): Promise<PlanResult> {
    const worker = this.#worker ?? this.#start();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#abandon(new Error(`The planner has not answered for ${PATIENCE_MS / 1000} s.`));
        void worker.terminate();
      }, PATIENCE_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, problem } satisfies PlanningQuestion);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#file);
    worker.unref();
    worker.on('message', (answer: PlanningAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      if (!waiting) return;
      this.#waiting.delete(answer.id);
      clearTimeout(waiting.timer);
      if ('result' in answer) waiting.resolve(answer.result);
      else waiting.reject(Object.assign(new Error(answer.message), { name: answer.name }));
    });
    const died = (words: string) => {
      if (this.#worker === worker) this.#abandon(new Error(`The planner's worker ended: ${words}.`));
    };
    worker.on('error', (error) => died(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => died(`exit code ${code}`));
    this.#worker = worker;
    return worker;
  }

  /** Forgets the worker (the next question starts a new one) and rejects what waits for it. */
  #abandon(error: Error): void {
    this.#worker = null;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
