import type { PlanOptions } from '../PlanOptions.ts';

/** Rounds when nothing is said: a few hundred sequences take some tenths of a second. */
const ITERATIONS = 4000;
const SHORT_MS = 30;
const SHORT_ITERATIONS = 500;
const LONG_MS = 400;
const LONG_ITERATIONS = 10_000;

/** What is left of the time or of the iterations granted. */
export class Budget {
  #iterations = 0;
  #taken = 0;
  readonly #limit: number;
  readonly #milliseconds: number;
  readonly #clock: (() => number) | null;
  readonly #isCancelled: () => boolean;
  readonly #began: number;

  constructor({ budget, isCancelled }: PlanOptions) {
    this.#isCancelled = isCancelled ?? (() => false);
    if (budget !== undefined && 'milliseconds' in budget) {
      this.#limit = Number.POSITIVE_INFINITY;
      this.#milliseconds = Math.max(0, budget.milliseconds);
      this.#clock = budget.clock;
    } else {
      this.#limit = Math.max(0, budget?.iterations ?? ITERATIONS);
      this.#milliseconds = 0;
      this.#clock = null;
    }
    this.#began = this.#clock === null ? 0 : this.#clock();
  }

  spend(iterations: number): void {
    this.#iterations += iterations;
  }

  /** How much can be done with it: only a search, a little of everything, or everything well. */
  get size(): 'short' | 'medium' | 'long' {
    const isBelow = (milliseconds: number, iterations: number) =>
      this.#clock === null ? this.#limit < iterations : this.#milliseconds < milliseconds;
    if (isBelow(SHORT_MS, SHORT_ITERATIONS)) return 'short';
    return isBelow(LONG_MS, LONG_ITERATIONS) ? 'medium' : 'long';
  }

  /** Iterations spent since this was asked last. */
  take(): number {
    const spent = this.#iterations - this.#taken;
    this.#taken = this.#iterations;
    return spent;
  }

  /** 0 … 1; 1 = nothing is left, or it has been cancelled. */
  fraction(): number {
    if (this.#isCancelled()) return 1;
    if (this.#clock === null) return this.#limit === 0 ? 1 : Math.min(1, this.#iterations / this.#limit);
    return this.#milliseconds === 0 ? 1 : Math.min(1, (this.#clock() - this.#began) / this.#milliseconds);
  }
}
