import { Worker } from 'node:worker_threads';
import type { AnalysisAnswer, AnalysisJob } from './AnalysisJob.ts';
import type { ImageAnalysis } from './analyseImage.ts';
import type { Preview, PreviewOptions } from './buildPreview.ts';

/** More images than this waiting means that they come faster than they can be looked at: the caller is told. */
const LONGEST_QUEUE = 64;
/** The largest image takes a few seconds; what takes longer hangs (wall clock). */
const PATIENCE_MS = 60_000;

interface Waiting {
  readonly job: AnalysisJob;
  readonly resolve: (value: ImageAnalysis | Preview) => void;
  readonly reject: (reason: Error) => void;
}

export interface AnalysisWorkerOptions {
  /** Script of the worker thread, when it is not beside this file (in a packaged application). */
  readonly threadScript?: URL;
}

/** Looks at images in a worker thread, one after the other; the thread is started when it is first needed, and again if it dies. */
export class AnalysisWorker {
  readonly #script: URL;
  readonly #queue: Waiting[] = [];
  #current: Waiting | null = null;
  #worker: Worker | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(options: AnalysisWorkerOptions = {}) {
    this.#script = options.threadScript ?? new URL('./analysisThread.ts', import.meta.url);
  }

  /** Sky, sources and seeing of a FITS file. @throws Error naming the path and what is wrong */
  async analyse(path: string): Promise<ImageAnalysis> {
    return (await this.#ask({ kind: 'analyse', path })) as ImageAnalysis;
  }

  /** A FITS file brought to 8 bits for the screen. @throws Error naming the path and what is wrong */
  async preview(path: string, options: PreviewOptions): Promise<Preview> {
    return (await this.#ask({ kind: 'preview', path, options })) as Preview;
  }

  /** Ends the thread; what was still waiting is rejected. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const waiting = this.#queue.splice(0);
    const worker = this.#worker;
    this.#lose('image analysis was stopped');
    for (const each of waiting) each.reject(new Error(`${each.job.path}: image analysis was stopped`));
    await worker?.terminate();
  }

  #ask(job: AnalysisJob): Promise<ImageAnalysis | Preview> {
    if (this.#stopped) return Promise.reject(new Error(`${job.path}: image analysis was stopped`));
    if (this.#queue.length >= LONGEST_QUEUE) {
      return Promise.reject(new Error(`${job.path}: not looked at, ${LONGEST_QUEUE} images are waiting already`));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#current !== null || this.#stopped) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) {
      // An idle thread must not keep a process alive that has nothing else to do.
      this.#worker?.unref();
      return;
    }
    this.#current = waiting;
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#patience = setTimeout(() => {
      void this.#worker?.terminate();
      this.#lose(`took longer than ${PATIENCE_MS / 1000} s`);
    }, PATIENCE_MS);
    this.#worker.postMessage(waiting.job);
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    worker.on('message', (answer: AnalysisAnswer) => {
      if (this.#worker === worker) this.#settle(answer);
    });
    worker.on('error', (fault) => {
      if (this.#worker === worker)
        this.#lose(`the analysis thread failed (${fault instanceof Error ? fault.message : fault})`);
    });
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#lose(`the analysis thread ended with status ${code}`);
    });
    return worker;
  }

  #settle(answer: AnalysisAnswer): void {
    const current = this.#current;
    clearTimeout(this.#patience);
    this.#current = null;
    if (answer.ok) current?.resolve(answer.value);
    else current?.reject(new Error(answer.message));
    this.#next();
  }

  /** The thread is gone: the image it looked at is given up, the others get a new thread. */
  #lose(why: string): void {
    this.#worker = null;
    const path = this.#current?.job.path;
    if (path !== undefined) this.#settle({ ok: false, message: `${path}: ${why}` });
  }
}
