import type { CompiledProblem } from './CompiledProblem.ts';
import { knapsack } from './knapsack.ts';

/** The quotas of programmes, each filled with whole sequences: a knapsack each. */
export class QuotaPacks {
  readonly #compiled: CompiledProblem;
  /** By account; alerts fill none. */
  readonly sequences: readonly (readonly number[])[];
  /** 1 = packed into its quota, or in none; what should be used, if prices were right. */
  readonly packed: Uint8Array;

  constructor(compiled: CompiledProblem, sequences: Int32Array) {
    const { granted, programmeAccount, unlimited, count } = compiled;
    this.#compiled = compiled;
    const own: number[][] = Array.from(granted, () => []);
    for (const i of sequences) if (unlimited[i] === 0) own[programmeAccount[i] as number]?.push(i);
    this.sequences = own;
    this.packed = new Uint8Array(count).fill(1);
  }

  has(account: number): boolean {
    return (this.sequences[account]?.length ?? 0) > 0;
  }

  /** No quota of its programme holds it back. */
  isOutside(i: number): boolean {
    return this.#compiled.unlimited[i] === 1 || (this.#compiled.programmeAccount[i] as number) < 0;
  }

  /** Fills a quota with what is worth most; answers what that is worth together. */
  fill(account: number, worths: Float64Array): number {
    const { duration, granted } = this.#compiled;
    const own = this.sequences[account] ?? [];
    for (const i of own) this.packed[i] = 0;
    const profits = own.map((i) => worths[i] as number);
    const { worth, chosen } = knapsack(own, profits, duration, granted[account] as number);
    for (const i of chosen) this.packed[i] = 1;
    return worth;
  }

  /** Seconds of a quota that are filled. */
  filled(account: number): number {
    let seconds = 0;
    for (const i of this.sequences[account] ?? []) {
      if (this.packed[i] === 1) seconds += this.#compiled.duration[i] as number;
    }
    return seconds;
  }
}
