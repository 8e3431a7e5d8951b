import type { RandomNumbers } from './RandomNumbers.ts';

/** Cycles grow from so many iterations to so many, each by this factor. */
const FIRST_CYCLE = 400;
const LONGEST_CYCLE = 8000;
const GROWTH = 1.3;
/** Losses accepted at the beginning of a cycle lie between these shares of what one planned sequence is worth on average. */
const COLDEST = 0.015;
const WARMEST = 0.5;
const FIRST_WARMTH = 0.05;
/** Share of the cycles that begin with the best plan; the others go on from where the last one ended. */
const BACK_TO_BEST = 0.7;

/** How much worse a plan may become for a while: in cycles, each from a warmth of its own down to nothing. */
export class Annealing {
  readonly #random: RandomNumbers;
  #length = FIRST_CYCLE;
  #at = 0;
  #warmth = FIRST_WARMTH;

  constructor(random: RandomNumbers) {
    this.#random = random;
  }

  /** One iteration on; answers whether a cycle begins with the best plan. */
  step(): boolean {
    if (++this.#at < this.#length) return false;
    this.#at = 0;
    this.#length = Math.min(LONGEST_CYCLE, Math.ceil(this.#length * GROWTH));
    // Squared, so that most cycles are rather cold.
    const share = this.#random.next();
    this.#warmth = COLDEST + (WARMEST - COLDEST) * share * share * share;
    return this.#random.next() < BACK_TO_BEST;
  }

  /** Whether a loss is accepted where one planned sequence is worth so much on average. */
  accepts(loss: number, average: number): boolean {
    const left = 1 - this.#at / this.#length;
    // A long tail, like an exponential's, from exact operations only: the same on every machine.
    const tail = 1 / (this.#random.next() + 0.15) - 0.87;
    return loss < this.#warmth * average * left * left * tail;
  }
}
