import type { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import type { RandomNumbers } from './RandomNumbers.ts';
import type { Refill } from './Refill.ts';

/** How far chance may bend the comparison of what is to go. */
const NOISE = 0.6;

/** Makes room for one sequence by taking out what costs least: neighbours in time, and others on its quotas. */
export class Ejection {
  readonly #compiled: CompiledProblem;
  readonly #random: RandomNumbers | null;
  readonly #mark: Uint8Array;
  /** What goes with each: its whole unit, when it is in one. */
  readonly #cost: Float64Array;

  /** @param random null = always what costs least */
  constructor(compiled: CompiledProblem, random: RandomNumbers | null) {
    this.#compiled = compiled;
    this.#random = random;
    this.#mark = new Uint8Array(compiled.count);
    this.#cost = new Float64Array(compiled.count);
    const { units, scalarWeight, locked } = compiled;
    for (let i = 0; i < compiled.count; i++) {
      const unit = units.ofSequence[i] as number;
      let sum = 0;
      for (let m = units.first[unit] as number; m < (units.first[unit + 1] as number); m++) {
        sum += scalarWeight[units.member[m] as number] as number;
      }
      this.#cost[i] = locked[i] === 1 ? Number.POSITIVE_INFINITY : sum;
    }
  }

  /** Puts a sequence in, with its unit and what it waits for; answers whether that was possible. Others may be gone then. */
  forceIn(chain: Chain, i: number, refill: Refill): boolean {
    const { units } = this.#compiled;
    const leader = units.waitsFor[i] as number;
    if (leader < 0) return this.#forceUnit(chain, units.ofSequence[i] as number, refill);
    if (!chain.isLed(i) && !this.#forceUnit(chain, leader, refill)) return false;
    // What it waits for must not be what makes room for it.
    return this.#forceOne(chain, i, leader);
  }

  #forceUnit(chain: Chain, unit: number, refill: Refill): boolean {
    const { units } = this.#compiled;
    const from = units.first[unit] as number;
    const to = units.first[unit + 1] as number;
    if (to - from === 1) return this.#forceOne(chain, units.member[from] as number);
    // First without harm; then room for each member, one after the other, none of which may push out another one.
    if (refill.insertUnit(chain, unit, 0)) return true;
    for (let m = from; m < to; m++) {
      const i = units.member[m] as number;
      if (chain.planned[i] === 0 && !this.#forceOne(chain, i, unit)) {
        this.#mark.fill(0);
        for (let n = from; n < to; n++) this.#mark[units.member[n] as number] = 1;
        chain.removeMarked(this.#mark);
        return false;
      }
    }
    return true;
  }

  /** @param sparing a unit that must not lose what it has in the chain */
  #forceOne(chain: Chain, i: number, sparing = -1): boolean {
    if (chain.planned[i] === 1) return true;
    this.#mark.fill(0);
    const place = this.#cheapestRun(chain, i, sparing);
    if (place === null) return false;
    for (let k = place.from; k < place.to; k++) this.#mark[chain.order[k] as number] = 1;
    if (!this.#markForQuota(chain, i, sparing)) return false;
    chain.removeMarked(this.#mark);
    // What was taken out may have been more than the run: the place is looked for again.
    const last = chain.lastPosition(i);
    for (let k = chain.firstPosition(i); k <= last; k++) {
      if (chain.startBetween(i, k, k) === Number.POSITIVE_INFINITY) continue;
      chain.insert(i, k);
      return true;
    }
    return false;
  }

  /** The links from … before to that must go so that i fits between what remains, at the least cost. */
  #cheapestRun(chain: Chain, i: number, sparing: number): { from: number; to: number } | null {
    const { units } = this.#compiled;
    let best: { from: number; to: number } | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    const last = chain.lastPosition(i);
    for (let from = this.#firstInTheWay(chain, i); from <= last; from++) {
      let cost = 0;
      const noise = this.#random === null ? 1 : 1 + NOISE * this.#random.next();
      for (let to = from; ; to++) {
        if (chain.startBetween(i, from, to) !== Number.POSITIVE_INFINITY) {
          if (cost * noise < bestCost) {
            bestCost = cost * noise;
            best = { from, to };
          }
          break;
        }
        if (to >= chain.length) break;
        const next = chain.order[to] as number;
        if (units.ofSequence[next] === sparing && sparing >= 0) break;
        cost += this.#cost[next] as number;
        if (cost * noise >= bestCost) break;
      }
    }
    return best;
  }

  /** Where a run to be taken out may begin: at the first link that is not over when i could start. */
  #firstInTheWay(chain: Chain, i: number): number {
    const { from, firstRange, duration } = this.#compiled;
    const open = from[firstRange[i] as number] as number;
    let k = chain.firstPosition(i);
    while (k > 0 && (chain.earliest[k - 1] as number) + (duration[chain.order[k - 1] as number] as number) > open) k--;
    return k;
  }

  /** Marks planned sequences of its accounts until it can be afforded. */
  #markForQuota(chain: Chain, i: number, sparing: number): boolean {
    const { programmeAccount, userAccount, duration, granted, unlimited, units } = this.#compiled;
    for (let side = 0; side < 2; side++) {
      const accounts = side === 0 ? programmeAccount : userAccount;
      const account = accounts[i] as number;
      if (account < 0) continue;
      let over = (chain.spent[account] as number) + (duration[i] as number) - (granted[account] as number);
      for (let k = 0; k < chain.length && over > 0; k++) {
        const other = chain.order[k] as number;
        if (this.#mark[other] === 1 && accounts[other] === account) over -= duration[other] as number;
      }
      while (over > 0) {
        let chosen = -1;
        let least = Number.POSITIVE_INFINITY;
        for (let k = 0; k < chain.length; k++) {
          const other = chain.order[k] as number;
          if (accounts[other] !== account || this.#mark[other] === 1 || unlimited[other] === 1) continue;
          if (units.ofSequence[other] === sparing && sparing >= 0) continue;
          // What frees more than is needed is worth no more than what frees just enough.
          const frees = Math.min(over, duration[other] as number);
          const noise = this.#random === null ? 1 : 1 + 2 * NOISE * this.#random.next();
          const cost = ((this.#cost[other] as number) / frees) * noise;
          if (cost >= least) continue;
          least = cost;
          chosen = other;
        }
        if (chosen < 0) {
          if (unlimited[i] === 1) break;
          return false;
        }
        this.#mark[chosen] = 1;
        over -= duration[chosen] as number;
      }
    }
    return true;
  }
}
