import type { CompiledProblem } from './CompiledProblem.ts';
import type { Outlook } from './Outlook.ts';
import { QuotaTable } from './QuotaTable.ts';
import { sortedByKey } from './sortedByKey.ts';

/** Steps from one tick: the best ones of very many. */
const MOST_STEPS = 100;

/** What each step in time loses against the most that a relaxation holds possible. */
export class Prospects {
  readonly compiled: CompiledProblem;
  readonly outlook: Outlook;
  /** Steps that may begin at tick t, the least loss first: from first[t] to before first[t + 1]. */
  readonly first: Int32Array;
  readonly steps: Int32Array;
  readonly losses: Float64Array;
  /** At tick t: what the best step loses that is left out because there are so many; infinity = none is. */
  readonly leftOut: Float64Array;
  /** The last tick at which each may begin; −1 = never. */
  readonly lastTick: Int32Array;
  /** Sequences by their last tick, and how many of them can begin no more at each tick. */
  readonly closing: Int32Array;
  readonly closedBefore: Int32Array;
  /** By account; null = its seconds are priced. */
  readonly tables: readonly (QuotaTable | null)[];

  /** @param mostLost steps that lose as much are left out */
  constructor(compiled: CompiledProblem, outlook: Outlook, mostLost: number) {
    const { granted } = compiled;
    const { grid, packs, worths } = outlook;
    this.compiled = compiled;
    this.outlook = outlook;
    this.first = new Int32Array(grid.ticks + 1);
    this.lastTick = new Int32Array(compiled.count).fill(-1);
    this.leftOut = new Float64Array(grid.ticks).fill(Number.POSITIVE_INFINITY);
    this.steps = new Int32Array(MOST_STEPS * grid.ticks);
    this.losses = new Float64Array(MOST_STEPS * grid.ticks);
    const loss = new Float64Array(compiled.count);
    for (let t = 0; t < grid.ticks; t++)
      this.first[t + 1] = this.#addStepsAt(t, this.first[t] as number, mostLost, loss);
    this.closing = outlook.sequences.filter((i) => (this.lastTick[i] as number) >= 0);
    this.closing.sort((a, b) => (this.lastTick[a] as number) - (this.lastTick[b] as number) || a - b);
    this.closedBefore = new Int32Array(grid.ticks + 1);
    for (let t = 0, m = 0; t <= grid.ticks; t++) {
      while (m < this.closing.length && (this.lastTick[this.closing[m] as number] as number) < t) m++;
      this.closedBefore[t] = m;
    }
    this.tables = packs.sequences.map((own, q) =>
      own.length > 0 ? new QuotaTable(compiled, own, granted[q] as number, worths, this.lastTick, grid.ticks) : null,
    );
  }

  /** What is lost by going from tick `from` to `to` without using anything. */
  waiting(from: number, to: number): number {
    const { after } = this.outlook;
    return Math.max(0, (after[from] as number) - (after[to] as number));
  }

  /** No table tells what its quota still is worth: what it is worth itself is lost when it is not used. */
  isPriced(i: number): boolean {
    return this.compiled.unlimited[i] === 1 || !this.tables[this.compiled.programmeAccount[i] as number];
  }

  /** @param loss scratch, by sequence; answers where the steps of the next tick begin */
  #addStepsAt(t: number, from: number, mostLost: number, loss: Float64Array): number {
    const { grid, profit, after } = this.outlook;
    const here: number[] = [];
    const end = grid.first[t + 1] as number;
    for (let s = grid.first[t] as number; s < end; s++) {
      const i = grid.steps[s] as number;
      this.lastTick[i] = t;
      const loses = (after[t] as number) - (profit[i] as number) - (after[t + (grid.length[i] as number)] as number);
      if (loses >= mostLost) continue;
      loss[i] = Math.max(0, loses);
      here.push(i);
    }
    const sorted = sortedByKey(Int32Array.from(here), (i) => -(loss[i] as number));
    const count = Math.min(MOST_STEPS, sorted.length);
    for (let n = 0; n < count; n++) {
      const i = sorted[n] as number;
      this.steps[from + n] = i;
      this.losses[from + n] = loss[i] as number;
    }
    if (count < sorted.length) this.leftOut[t] = loss[sorted[count] as number] as number;
    return from + count;
  }
}
