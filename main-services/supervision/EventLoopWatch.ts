import type { Log } from '../model/log.ts';

/** A longer stall than this is told (architecture.md). */
const STALL_MS = 100;
/** How often it looks, wall clock. */
const LOOK_MS = 20;

/** Watches how late the event loop is: one line when a stall ends, the present and the worst delay for the footer. */
export class EventLoopWatch {
  readonly #log: Log;
  #timer: ReturnType<typeof setInterval> | null = null;
  #expected = 0;
  #worst = 0;
  #recent = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  start(): void {
    this.#expected = performance.now() + LOOK_MS;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Delay in milliseconds of the wall clock: lately (decaying) and the worst since the start. */
  delays(): { readonly recentMs: number; readonly worstMs: number } {
    return { recentMs: this.#recent, worstMs: this.#worst };
  }

  #look(): void {
    const now = performance.now();
    const late = Math.max(0, now - this.#expected);
    this.#expected = now + LOOK_MS;
    this.#recent = Math.max(late, this.#recent * 0.95);
    this.#worst = Math.max(this.#worst, late);
    // A loop that stalls cannot say so while it does: both moments are told when it comes round again.
    if (late > STALL_MS) this.#log.warning(`event loop stalled for ${Math.round(late)} ms, running again`);
  }
}
