import type { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import { knapsack } from './knapsack.ts';
import type { RandomNumbers } from './RandomNumbers.ts';
import type { Refill } from './Refill.ts';

/** Weights are bent by chance up to this share, so that not the same choice comes out each time. */
const NOISE = 0.25;

/** Spends a quota anew: takes out what it was spent on and puts in what fills it best, as far as there is time for it. */
export class QuotaRefill {
  readonly #compiled: CompiledProblem;
  readonly #random: RandomNumbers;
  readonly #mark: Uint8Array;

  constructor(compiled: CompiledProblem, random: RandomNumbers) {
    this.#compiled = compiled;
    this.#random = random;
    this.#mark = new Uint8Array(compiled.count);
  }

  /** @param secondPrice what a second of telescope time is worth: it pays for overheads and length */
  refill(chain: Chain, candidates: Int32Array, account: number, secondPrice: number, refill: Refill): void {
    const { programmeAccount, userAccount, unlimited, locked, granted, duration, scalarWeight, units, pairs } =
      this.#compiled;
    const share = 0.3 + 0.7 * this.#random.next();
    const isOwn = (i: number) => (programmeAccount[i] === account || userAccount[i] === account) && unlimited[i] === 0;
    this.#mark.fill(0);
    for (let k = 0; k < chain.length; k++) {
      const i = chain.order[k] as number;
      if (isOwn(i) && locked[i] === 0 && this.#random.next() < share) this.#mark[i] = 1;
    }
    chain.removeMarked(this.#mark);
    const items: number[] = [];
    const profits: number[] = [];
    for (const i of candidates) {
      if (chain.planned[i] === 1 || !isOwn(i) || !chain.isLed(i) || !chain.affordable(i)) continue;
      const unit = units.ofSequence[i] as number;
      if ((units.first[unit + 1] as number) - (units.first[unit] as number) > 1) continue;
      const bent = (scalarWeight[i] as number) * (1 + NOISE * (this.#random.next() - 0.5));
      const profit = bent - secondPrice * ((duration[i] as number) + pairs.least(i));
      if (profit <= 0) continue;
      items.push(i);
      profits.push(profit);
    }
    const capacity = (granted[account] as number) - (chain.spent[account] as number);
    const { chosen } = knapsack(items, profits, duration, capacity);
    if (chosen.length > 0) refill.fill(chain, Int32Array.from(chosen), chosen.length, { skip: 0, anyPlace: 0.15 });
  }
}
