import { Worker } from 'node:worker_threads';
import type { PlanProgress, RepairResult } from '../scheduler/PlanOptions.ts';
import type { FinalPlan, PlanningQuestion } from './answerQuestion.ts';
import type { NightPlanner, PlannerRun } from './PlannerRun.ts';
import type { NumberedQuestion, PlanningAnswer } from './planWorker.ts';

/** Wall clock beyond the time for improving: 10 000 sequences take 15 ms; a worker that is silent for longer is given up. */
const PATIENCE_MS = 15_000;

const EMPTY_NIGHT: PlanningQuestion = {
  problem: {
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
  },
  previous: { planned: [], fingerprint: null },
  improveForMs: 0,
  limits: [],
  lostTimes: [],
};

interface Waiting {
  readonly first: PromiseWithResolvers<RepairResult>;
  readonly final: PromiseWithResolvers<FinalPlan>;
  readonly onProgress: (progress: PlanProgress) => void;
  readonly timer: NodeJS.Timeout;
}

/** Plans in a worker thread that stays warm, so that a long planning never stalls the observatory's event loop. */
export class PlanningWorker implements NightPlanner {
  readonly #file: URL;
  readonly #waiting = new Map<number, Waiting>();
  readonly #cancelledUpTo = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #worker: Worker | null = null;
  #lastId = 0;

  /** @param file the worker's program; given by a bundle that has put it elsewhere */
  constructor(file = new URL('./planWorker.ts', import.meta.url)) {
    this.#file = file;
  }

  /** Starts the worker and lets it plan an empty night, so that the first real planning does not wait for it. */
  async warm(): Promise<void> {
    await this.ask(EMPTY_NIGHT).final;
  }

  /** Both answers reject with InvalidProblem, or with an Error when the worker dies or does not answer. */
  ask(question: PlanningQuestion, onProgress: (progress: PlanProgress) => void = () => undefined): PlannerRun {
    const worker = this.#worker ?? this.#start();
    const id = ++this.#lastId;
    const first = Promise.withResolvers<RepairResult>();
    const final = Promise.withResolvers<FinalPlan>();
    // Who waits for one of the two need not look at the other.
    first.promise.catch(() => undefined);
    final.promise.catch(() => undefined);
    const timer = setTimeout(() => {
      this.#abandon(new Error(`The planner has not answered for ${PATIENCE_MS / 1000} s.`));
      void worker.terminate();
    }, PATIENCE_MS + question.improveForMs);
    this.#waiting.set(id, { first, final, onProgress, timer });
    worker.postMessage({ id, question } satisfies NumberedQuestion);
    return { first: first.promise, final: final.promise, cancel: () => this.#cancel(id) };
  }

  /** Ends the worker; whoever still waits is told so. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#abandon(new Error('The planner was stopped.'));
    await worker?.terminate();
  }

  /** Whoever asked before is in no hurry any more either: the worker answers them with what it has. */
  #cancel(id: number): void {
    if (Atomics.load(this.#cancelledUpTo, 0) < id) Atomics.store(this.#cancelledUpTo, 0, id);
  }

  #start(): Worker {
    const worker = new Worker(this.#file, { workerData: this.#cancelledUpTo.buffer });
    worker.unref();
    worker.on('message', (answer: PlanningAnswer) => this.#heard(answer));
    const died = (words: string) => {
      if (this.#worker === worker) this.#abandon(new Error(`The planner's worker ended: ${words}.`));
    };
    worker.on('error', (error) => died(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => died(`exit code ${code}`));
    this.#worker = worker;
    return worker;
  }

  #heard(answer: PlanningAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    if (answer.kind === 'first') waiting.first.resolve(answer.result);
    else if (answer.kind === 'progress') waiting.onProgress(answer.progress);
    else {
      this.#waiting.delete(answer.id);
      clearTimeout(waiting.timer);
      if (answer.kind === 'final') waiting.final.resolve(answer.final);
      else reject(waiting, Object.assign(new Error(answer.message), { name: answer.name }));
    }
  }

  /** Forgets the worker (the next question starts a new one) and rejects what waits for it. */
  #abandon(error: Error): void {
    this.#worker = null;
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      reject(waiting, error);
    }
    this.#waiting.clear();
  }
}

function reject({ first, final }: Waiting, error: Error): void {
  first.reject(error);
  final.reject(error);
}
