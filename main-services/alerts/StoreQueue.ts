import type { Log } from '../model/log.ts';
import type { Clock } from '../supervision/Clock.ts';
import { holding } from '../supervision/holding.ts';

interface Write {
  readonly what: string;
  readonly run: () => Promise<void>;
  /** Failures while the database answered other questions. */
  refusals: number;
}

/** A write that the database refuses so often while it answers otherwise is wrong itself, and must not hold up the rest. */
const MOST_REFUSALS = 3;

/** Writes waiting for a database that is away; beyond it the oldest are given up (the archive still has the notices). */
const MOST_WAITING = 5000;

/** Writes to the database in order, behind the backs of those who act; a write that fails waits for the next retry. */
export class StoreQueue {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #waiting: Write[] = [];
  #running: Promise<void> | null = null;
  readonly #answers: () => Promise<unknown>;
  #failing = false;

  /** @param answers a trivial question to the database, failing when it is away */
  constructor(clock: Clock, log: Log, answers: () => Promise<unknown>) {
    this.#clock = clock;
    this.#log = log;
    this.#answers = answers;
  }

  get length(): number {
    return this.#waiting.length;
  }

  add(what: string, run: () => Promise<void>): void {
    this.#waiting.push({ what, run, refusals: 0 });
    if (this.#waiting.length > MOST_WAITING) {
      const lost = this.#waiting.shift();
      this.#log.error(`The database has been away too long: not stored: ${lost?.what}.`);
    }
    if (!this.#failing) this.retry();
  }

  /** Tries again after a failure; called at every beat of the alert manager. */
  retry(): void {
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
      // Something may have come between the last look and here.
      if (this.#waiting.length > 0 && !this.#failing) this.retry();
    });
  }

  /** Resolves when everything is written or a write has failed. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #drain(): Promise<void> {
    // Not in the turn of the one who adds: his orders go out first.
    await new Promise((resolve) => setImmediate(resolve));
    for (let write = this.#waiting[0]; write !== undefined; write = this.#waiting[0]) {
      try {
        await holding(this.#clock, write.run);
      } catch (error) {
        if (!this.#failing) this.#log.error(`Could not store ${write.what}: ${String(error)}. It is tried again.`);
        this.#failing = true;
        if (!(await this.#isWrong(write))) return;
        this.#log.error(`The database refuses ${write.what} for good: ${String(error)}. The archive still has it.`);
      }
      if (this.#failing && write.refusals < MOST_REFUSALS) this.#log.info('The database stores alerts again.');
      this.#failing = false;
      // The head may have been given up meanwhile.
      if (this.#waiting[0] === write) this.#waiting.shift();
    }
  }

  async #isWrong(write: Write): Promise<boolean> {
    try {
      await this.#answers();
    } catch {
      // Away altogether: the write may be right.
      return false;
    }
    write.refusals += 1;
    return write.refusals >= MOST_REFUSALS;
  }
}
