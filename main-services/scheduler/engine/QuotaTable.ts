import type { CompiledProblem } from './CompiledProblem.ts';
import { cellsOf } from './knapsack.ts';

/**
 * The most that a quota can still be worth, by what is left of it and by which of its sequences can still begin: knapsacks over
 * ever fewer sequences, worked out once.
 */
export class QuotaTable {
  readonly #cell: number;
  readonly #width: number;
  /** Row k, by cells left: with the k sequences that can begin latest. */
  readonly #rows: Float64Array;
  /** How many of them can still begin at each tick. */
  readonly #open: Int32Array;

  /** @param sequences of the quota; @param worths what each would be worth to it; @param lastTick at which each can begin last */
  constructor(
    { duration }: CompiledProblem,
    sequences: readonly number[],
    seconds: number,
    worths: Float64Array,
    lastTick: Int32Array,
    ticks: number,
  ) {
    const { cell, cells } = cellsOf(sequences, duration, Math.max(0, seconds));
    const width = cells + 1;
    this.#cell = cell;
    this.#width = width;
    const latestFirst = [...sequences].sort((a, b) => (lastTick[b] as number) - (lastTick[a] as number) || a - b);
    const rows = new Float64Array(width * (latestFirst.length + 1));
    for (const [k, i] of latestFirst.entries()) {
      const size = Math.floor((duration[i] as number) / cell);
      const worth = Math.max(0, worths[i] as number);
      const [before, row] = [width * k, width * (k + 1)];
      for (let c = 0; c < width; c++) {
        const without = rows[before + c] as number;
        const withIt = c >= size ? (rows[before + c - size] as number) + worth : 0;
        rows[row + c] = Math.max(without, withIt);
      }
    }
    this.#rows = rows;
    this.#open = new Int32Array(ticks + 2);
    let open = latestFirst.length;
    for (let t = 0; t < this.#open.length; t++) {
      while (open > 0 && (lastTick[latestFirst[open - 1] as number] as number) < t) open--;
      this.#open[t] = open;
    }
  }

  /** With so many seconds left at a tick. */
  worth(tick: number, left: number): number {
    if (left < 0) return 0;
    const cell = Math.min(this.#width - 1, Math.floor(left / this.#cell));
    return this.#rows[(this.#open[tick] as number) * this.#width + cell] as number;
  }
}
