import type { CompiledProblem } from './CompiledProblem.ts';

/**
 * Prices that hold the members of a unit together, and followers to what they wait for: transfers of worth between them, which
 * add up to nothing in any plan that keeps the rule. One price for each sequence: members first in no sign, followers at least 0.
 */
export class GroupPrices {
  readonly #compiled: CompiledProblem;
  /** Units of several members, and units something waits for. */
  readonly #units: readonly number[];

  constructor(compiled: CompiledProblem) {
    this.#compiled = compiled;
    const { first, firstFollower } = compiled.units;
    const units: number[] = [];
    for (let u = 0; u + 1 < first.length; u++) {
      const members = (first[u + 1] as number) - (first[u] as number);
      if (members > 1 || (firstFollower[u + 1] as number) > (firstFollower[u] as number)) units.push(u);
    }
    this.#units = units;
  }

  get isNeeded(): boolean {
    return this.#units.length > 0;
  }

  /** Members pay their price, followers (never below zero) theirs to the members. Prices of sequence i lie at `offset` + i. */
  addTo(profit: Float64Array, prices: Float64Array, offset: number): void {
    const { first, member, firstFollower, follower } = this.#compiled.units;
    for (const u of this.#units) {
      const [from, to] = [first[u] as number, first[u + 1] as number];
      let handed = 0;
      for (let f = firstFollower[u] as number; f < (firstFollower[u + 1] as number); f++) {
        const i = follower[f] as number;
        const price = Math.max(0, prices[offset + i] as number);
        profit[i] = (profit[i] as number) - price;
        handed += price;
      }
      let sum = 0;
      for (let m = from; m < to; m++) sum += prices[offset + (member[m] as number)] as number;
      for (let m = from; m < to; m++) {
        const i = member[m] as number;
        const own = (prices[offset + i] as number) - sum / (to - from);
        profit[i] = (profit[i] as number) - own + handed / (to - from);
      }
    }
  }

  /** By how much each was used more than the unit it belongs to or waits for. */
  gradient(count: Float64Array, gradient: Float64Array, offset: number): void {
    const { first, member, firstFollower, follower } = this.#compiled.units;
    for (const u of this.#units) {
      const [from, to] = [first[u] as number, first[u + 1] as number];
      let mean = 0;
      for (let m = from; m < to; m++) mean += (count[member[m] as number] as number) / (to - from);
      for (let m = from; m < to; m++) {
        gradient[offset + (member[m] as number)] = (count[member[m] as number] as number) - mean;
      }
      for (let f = firstFollower[u] as number; f < (firstFollower[u + 1] as number); f++) {
        gradient[offset + (follower[f] as number)] = (count[follower[f] as number] as number) - mean;
      }
    }
  }
}
