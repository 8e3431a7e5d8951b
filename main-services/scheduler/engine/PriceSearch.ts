/** Share of a round's gradient in the running average: within these, whatever makes the average shortest. */
const MOST_NEWS = 0.2;
const LEAST_NEWS = 0.02;
/** Steps, as shares of the step that would close the gap if the direction were perfect. */
const FIRST_STEP = 0.5;
const LONGEST_STEP = 2;
const SHORTEST_STEP = 0.0005;
const LONGER = 1.15;
const SHORTER = 0.8;
/** Rounds without a better bound after which steps become shorter. */
const PATIENCE = 2;

/**
 * Moves prices so that a bound becomes lower: the volume algorithm (Barahona and Anbil 2000). It steps from the best prices
 * known, along the average of the gradients seen so far.
 */
export class PriceSearch {
  readonly prices: Float64Array;
  readonly best: Float64Array;
  bound = Number.POSITIVE_INFINITY;
  readonly direction: Float64Array;
  /** Prices from here on may be below zero. */
  readonly #freeFrom: number;
  #step = FIRST_STEP;
  #failures = 0;
  #rounds = 0;

  constructor(size: number, freeFrom: number) {
    this.prices = new Float64Array(size);
    this.best = new Float64Array(size);
    this.direction = new Float64Array(size);
    this.#freeFrom = freeFrom;
  }

  /** Goes on from the best prices, which now mean another bound. */
  restart(): void {
    this.prices.set(this.best);
    this.#rounds = 0;
    this.#failures = 0;
    this.#step = FIRST_STEP;
  }

  /** @param gradient by how much each rule is broken at `prices`, where the bound is `worth`; `value` is surely reached */
  next(gradient: Float64Array, worth: number, value: number): void {
    const { prices, best, direction } = this;
    if (worth < this.bound) {
      this.bound = worth;
      best.set(prices);
      this.#failures = 0;
      if (this.#rounds > 0) this.#step = Math.min(LONGEST_STEP, this.#step * LONGER);
    } else if (++this.#failures >= PATIENCE) {
      this.#failures = 0;
      this.#step = Math.max(SHORTEST_STEP, this.#step * SHORTER);
    }
    this.#rounds++;
    const news = Math.max(1 / this.#rounds, this.#bestNews(gradient));
    let norm = 0;
    for (let p = 0; p < direction.length; p++) {
      const d = (1 - news) * (direction[p] as number) + news * (gradient[p] as number);
      direction[p] = d;
      if (d > 0 || (best[p] as number) > 0 || p >= this.#freeFrom) norm += d * d;
    }
    if (norm < 1e-12) return;
    const step = (this.#step * Math.max(this.bound - value, 1e-5 * Math.abs(this.bound))) / norm;
    for (let p = 0; p < prices.length; p++) {
      const moved = (best[p] as number) + step * (direction[p] as number);
      prices[p] = moved < 0 && p < this.#freeFrom ? 0 : moved;
    }
  }

  /** The share of the new gradient that makes the average shortest. */
  #bestNews(gradient: Float64Array): number {
    const { direction, best } = this;
    let old = 0;
    let mixed = 0;
    let fresh = 0;
    for (let p = 0; p < direction.length; p++) {
      const d = direction[p] as number;
      const g = gradient[p] as number;
      if (d <= 0 && g <= 0 && (best[p] as number) === 0 && p < this.#freeFrom) continue;
      old += d * d;
      mixed += d * g;
      fresh += g * g;
    }
    const curvature = old - 2 * mixed + fresh;
    if (curvature <= 0) return LEAST_NEWS;
    return Math.min(MOST_NEWS, Math.max(LEAST_NEWS, (old - mixed) / curvature));
  }
}
