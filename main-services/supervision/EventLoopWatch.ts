import { Worker } from 'node:worker_threads';
import type { Log } from '../model/log.ts';
import type { StallThreadData } from './stallThread.ts';

/** A longer stall than this is told (architecture.md). */
const STALL_MS = 100;
/** How often it looks, wall clock. */
const LOOK_MS = 20;

/**
 * Watches how late the event loop is. A stall is told by a thread of its own while it lasts (a loop that stalls cannot say so), and by
 * the loop itself when it comes round again; the present and the worst delay are for the footer.
 */
export class EventLoopWatch {
  readonly #log: Log;
  readonly #file: string | null;
  /** [0] counts the looks, for the thread to see that they go on. */
  readonly #looks = new Int32Array(new SharedArrayBuffer(4));
  #thread: Worker | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #expected = 0;
  #worst = 0;
  #recent = 0;

  /** @param file where the thread writes its lines, beside standard error; null = nowhere else */
  constructor(log: Log, file: string | null = null) {
    this.#log = log;
    this.#file = file;
  }

  start(): void {
    this.#expected = performance.now() + LOOK_MS;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#timer.unref();
    const workerData: StallThreadData = { looks: this.#looks, stallMs: STALL_MS, file: this.#file };
    const thread = new Worker(new URL('./stallThread.ts', import.meta.url), { workerData });
    thread.unref();
    thread.on('error', (error) => this.#log.error(`nobody watches the event loop while it stalls: ${error.message}`));
    this.#thread = thread;
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  /** Delay in milliseconds of the wall clock: lately (decaying) and the worst since the start. */
  delays(): { readonly recentMs: number; readonly worstMs: number } {
    return { recentMs: this.#recent, worstMs: this.#worst };
  }

  #look(): void {
    Atomics.add(this.#looks, 0, 1);
    const now = performance.now();
    const late = Math.max(0, now - this.#expected);
    this.#expected = now + LOOK_MS;
    this.#recent = Math.max(late, this.#recent * 0.95);
    this.#worst = Math.max(this.#worst, late);
    if (late > STALL_MS) this.#log.warning(`event loop stalled for ${Math.round(late)} ms, running again`);
  }
}
