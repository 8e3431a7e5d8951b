import type { CompiledProblem } from './CompiledProblem.ts';
import { firstPrices, observableSeconds } from './firstPrices.ts';
import { GroupPrices } from './GroupPrices.ts';
import type { Outlook } from './Outlook.ts';
import { PriceSearch } from './PriceSearch.ts';
import { QuotaPacks } from './QuotaPacks.ts';
import { type TimeGrid, timeGrid } from './TimeGrid.ts';

/** Share of a round's path in the running average of paths. */
const NEWS = 0.1;
/** First prices are set a little low: at the exact ones every path is as good as any other, which teaches nothing … */
const FIRST_PRICE_SHARE = 0.85;
/** … unless they set the bound so many times higher: of many short sequences that fit nearly anywhere there is nothing to learn. */
const MUCH_HIGHER = 1.2;

/**
 * The best path through time when a sequence may be used more than once and quotas may be overdrawn, but both at a price.
 * Whatever the prices, no plan is worth more than that path; prices are moved until the path hardly breaks a rule any more
 * (Lagrangian relaxation). One relaxation is about one tier; those above it take part at a price for every bit they lose.
 */
export class Relaxation {
  readonly compiled: CompiledProblem;
  readonly tier: number;
  readonly sequences: Int32Array;
  readonly grid: TimeGrid;
  /** What each sequence brings at the present prices. */
  readonly profit: Float64Array;
  /** How often the paths used each sequence, on average: near one for what belongs into a good plan. */
  readonly usage: Float64Array;
  /** The best path of the last round, in order of time. */
  readonly path: Int32Array;
  pathLength = 0;
  rounds = 0;
  readonly #search: PriceSearch;
  readonly #gradient: Float64Array;
  readonly #groups: GroupPrices;
  /** Where the prices of quotas, tiers above and groups lie; those of single sequences come first. */
  readonly #quotaAt: number;
  readonly #tierAt: number;
  readonly #groupAt: number;
  /** What the tiers above are worth in the plan to judge. */
  readonly #kept: Float64Array;
  /** What locked sequences are worth, tier by tier. */
  readonly #fixed: Float64Array;
  readonly #count: Float64Array;
  /** Makes a second of quota comparable with one use of a sequence. */
  readonly #quotaScale: number;
  readonly #packs: QuotaPacks;
  /** Quotas are packed, not only priced. */
  #isPacking = false;
  readonly #best: Float64Array;
  readonly #choice: Int32Array;

  /** @param sequences those of the tier and of the tiers above that can be planned; @param values of the plan to judge */
  constructor(compiled: CompiledProblem, tier: number, sequences: Int32Array, values: Float64Array) {
    const { count, granted, tierNames, locked, weight } = compiled;
    this.compiled = compiled;
    this.tier = tier;
    this.sequences = sequences;
    this.grid = timeGrid(compiled, sequences);
    this.profit = new Float64Array(count);
    this.usage = new Float64Array(count);
    this.path = new Int32Array(this.grid.ticks + 1);
    this.#kept = values.slice();
    this.#groups = new GroupPrices(compiled);
    this.#quotaAt = count;
    this.#tierAt = count + granted.length;
    this.#groupAt = this.#tierAt + tierNames.length;
    const size = this.#groupAt + (this.#groups.isNeeded ? count : 0);
    this.#search = new PriceSearch(size, this.#groupAt);
    this.#gradient = new Float64Array(size);
    this.#count = new Float64Array(count);
    this.#best = new Float64Array(this.grid.ticks + 1);
    this.#choice = new Int32Array(this.grid.ticks + 1);
    this.#packs = new QuotaPacks(compiled, sequences);
    this.#fixed = new Float64Array(tierNames.length);
    let seconds = 0;
    for (let i = 0; i < count; i++) {
      const t = compiled.tier[i] as number;
      if (locked[i] === 1) this.#fixed[t] = (this.#fixed[t] as number) + (weight[i] as number);
    }
    for (const i of sequences) seconds += compiled.duration[i] as number;
    this.#quotaScale = sequences.length > 0 ? seconds / sequences.length : 1;
  }

  /** No plan is worth more in this tier, while the tiers above keep what they are worth in the plan to judge. */
  get bound(): number {
    return this.#search.bound;
  }

  /** Steps of the search for the best path: what a round costs. */
  get work(): number {
    return this.grid.steps.length + this.grid.ticks;
  }

  /** What a second of each account is worth at the best prices. */
  quotaPrice(account: number): number {
    return (this.#search.best[this.#quotaAt + account] as number) / this.#quotaScale;
  }

  /**
   * From now on every programme's quota is filled with whole sequences (a knapsack each) instead of being priced by the second:
   * never a higher bound at the same prices, and a lower one where quotas leave remainders nothing fits into.
   */
  packQuotas(): void {
    if (this.#isPacking || this.#packs.sequences.every((own) => own.length === 0)) return;
    this.#isPacking = true;
    this.#search.restart();
  }

  /** A lower bound than the prices gave has been proven in another way. */
  prove(bound: number): void {
    this.#search.bound = Math.min(this.#search.bound, bound);
  }

  /** Views of this relaxation: valid until the next round. */
  outlook(): Outlook {
    const { compiled, tier, sequences, grid, profit } = this;
    const { best } = this.#search;
    const quotaPrices = Float64Array.from(compiled.granted, (_, q) => this.quotaPrice(q));
    const worths = new Float64Array(compiled.count);
    for (const i of sequences) worths[i] = this.#worthInQuota(i, best);
    this.#setProfits(best);
    const bound = this.#longestPath() + this.#constant(best, true);
    const fixed = this.#fixed[tier] as number;
    return { tier, sequences, fixed, grid, bound, profit, after: this.#best, packs: this.#packs, worths, quotaPrices };
  }

  /** One round: the best path at the present prices, then better prices. `value` is what the best plan known is worth. */
  round(value: number): void {
    const { prices } = this.#search;
    if (this.rounds === 0) this.#begin();
    const worth = this.#worthAt(prices);
    this.rounds++;
    this.#countPath();
    this.#search.next(this.#gradient, worth, value);
  }

  /** What the bound would be if a sequence had to be planned, for each; minus infinity for those that take no part. */
  boundsForcedIn(): Float64Array {
    const { ticks, first, steps, length } = this.grid;
    this.#setProfits(this.#search.best);
    const total = this.#longestPath();
    const after = this.#best;
    const before = new Float64Array(ticks + 1);
    const through = new Float64Array(this.compiled.count).fill(Number.NEGATIVE_INFINITY);
    for (let t = 0; t < ticks; t++) {
      const here = before[t] as number;
      if ((before[t + 1] as number) < here) before[t + 1] = here;
      for (let s = first[t] as number; s < (first[t + 1] as number); s++) {
        const i = steps[s] as number;
        const end = t + (length[i] as number);
        const reached = here + (this.profit[i] as number);
        if (reached > (before[end] as number)) before[end] = reached;
        const whole = reached + (after[end] as number);
        if (whole > (through[i] as number)) through[i] = whole;
      }
    }
    for (const i of this.sequences) through[i] = this.bound - total + (through[i] as number);
    return through;
  }

  #begin(): void {
    const { prices } = this.#search;
    this.#setFirstPrices(1);
    const exact = prices.slice();
    const near = this.#worthAt(prices);
    this.#setFirstPrices(FIRST_PRICE_SHARE);
    if (this.#worthAt(prices) > MUCH_HIGHER * near) prices.set(exact);
  }

  #worthAt(prices: Float64Array): number {
    this.#setProfits(prices);
    return this.#longestPath() + this.#constant(prices, this.#isPacking);
  }

  /** What a plan would be charged if windows were forgotten, sequences by a share of it only. */
  #setFirstPrices(share: number): void {
    const { compiled, sequences } = this;
    const { prices } = this.#search;
    const own = new Float64Array(compiled.count);
    for (const i of sequences) if (compiled.tier[i] === this.tier) own[i] = compiled.weight[i] as number;
    const first = firstPrices(compiled, sequences, own, observableSeconds(compiled));
    for (let q = 0; q < first.quota.length; q++) {
      prices[this.#quotaAt + q] = (first.quota[q] as number) * this.#quotaScale;
    }
    for (let t = 0; t < this.tier; t++) prices[this.#tierAt + t] = 1;
    for (const i of sequences) {
      const time = (compiled.duration[i] as number) + compiled.pairs.least(i);
      prices[i] = share * Math.max(0, (own[i] as number) - this.#quotaCost(i, prices) - first.second * time);
    }
  }

  #setProfits(prices: Float64Array): void {
    const { tier, weight } = this.compiled;
    for (const i of this.sequences) {
      const t = tier[i] as number;
      const factor = t === this.tier ? 1 : (prices[this.#tierAt + t] as number);
      this.profit[i] = (weight[i] as number) * factor - (prices[i] as number) - this.#quotaCost(i, prices);
    }
    if (this.#groups.isNeeded) this.#groups.addTo(this.profit, prices, this.#groupAt);
  }

  #quotaCost(i: number, prices: Float64Array): number {
    const { programmeAccount, userAccount, unlimited, duration } = this.compiled;
    if (unlimited[i] === 1) return 0;
    const programme = programmeAccount[i] as number;
    const user = userAccount[i] as number;
    const uses = (duration[i] as number) / this.#quotaScale;
    return (
      (programme < 0 ? 0 : uses * (prices[this.#quotaAt + programme] as number)) +
      (user < 0 ? 0 : uses * (prices[this.#quotaAt + user] as number))
    );
  }

  /** What a sequence brings to its programme's quota: its own price and what it pays for its seconds. */
  #worthInQuota(i: number, prices: Float64Array): number {
    const { programmeAccount, duration } = this.compiled;
    if (this.#packs.isOutside(i)) return prices[i] as number;
    const price = prices[this.#quotaAt + (programmeAccount[i] as number)] as number;
    return (prices[i] as number) + (price * (duration[i] as number)) / this.#quotaScale;
  }

  /** What the prices give back: one use of every sequence, the quotas; less what the tiers above must keep. */
  #constant(prices: Float64Array, isPacking: boolean): number {
    const { granted, count } = this.compiled;
    const packs = this.#packs;
    let sum = this.#fixed[this.tier] as number;
    for (let t = 0; t < this.tier; t++) {
      sum += (prices[this.#tierAt + t] as number) * ((this.#fixed[t] as number) - (this.#kept[t] as number));
    }
    packs.packed.fill(1);
    const worths = new Float64Array(isPacking ? count : 0);
    for (const i of this.sequences) {
      if (!isPacking || packs.isOutside(i)) sum += prices[i] as number;
      else worths[i] = this.#worthInQuota(i, prices);
    }
    for (let q = 0; q < granted.length; q++) {
      if (isPacking && packs.has(q)) sum += packs.fill(q, worths);
      else sum += ((prices[this.#quotaAt + q] as number) / this.#quotaScale) * Math.max(0, granted[q] as number);
    }
    return sum;
  }

  #longestPath(): number {
    const { ticks, first, steps, length } = this.grid;
    const best = this.#best;
    const choice = this.#choice;
    const profit = this.profit;
    best[ticks] = 0;
    for (let t = ticks - 1; t >= 0; t--) {
      let value = best[t + 1] as number;
      let chosen = -1;
      const end = first[t + 1] as number;
      for (let s = first[t] as number; s < end; s++) {
        const i = steps[s] as number;
        const candidate = (profit[i] as number) + (best[t + (length[i] as number)] as number);
        if (candidate > value) {
          value = candidate;
          chosen = i;
        }
      }
      best[t] = value;
      choice[t] = chosen;
    }
    this.pathLength = 0;
    for (let t = 0; t < ticks; ) {
      const i = choice[t] as number;
      if (i < 0) t++;
      else {
        this.path[this.pathLength++] = i;
        t += length[i] as number;
      }
    }
    return best[0] as number;
  }

  /** By how much the path breaks each rule. */
  #countPath(): void {
    const { granted, duration, tier, weight, programmeAccount, userAccount, unlimited } = this.compiled;
    const gradient = this.#gradient;
    const count = this.#count;
    for (const i of this.sequences) count[i] = 0;
    for (let q = 0; q < granted.length; q++) {
      const isPacked = this.#isPacking && this.#packs.has(q);
      const filled = isPacked ? this.#packs.filled(q) : Math.max(0, granted[q] as number);
      gradient[this.#quotaAt + q] = -filled / this.#quotaScale;
    }
    const above = this.#fixed.slice();
    for (let k = 0; k < this.pathLength; k++) {
      const i = this.path[k] as number;
      count[i] = (count[i] as number) + 1;
      above[tier[i] as number] = (above[tier[i] as number] as number) + (weight[i] as number);
      if (unlimited[i] === 1) continue;
      const uses = (duration[i] as number) / this.#quotaScale;
      for (let side = 0; side < 2; side++) {
        const account = (side === 0 ? programmeAccount[i] : userAccount[i]) as number;
        if (account >= 0) gradient[this.#quotaAt + account] = (gradient[this.#quotaAt + account] as number) + uses;
      }
    }
    const news = this.rounds === 1 ? 1 : NEWS;
    for (const i of this.sequences) {
      gradient[i] = (count[i] as number) - (this.#packs.packed[i] as number);
      this.usage[i] = (this.usage[i] as number) * (1 - news) + news * (count[i] as number);
    }
    for (let t = 0; t < this.tier; t++) {
      gradient[this.#tierAt + t] =
        ((this.#kept[t] as number) - (above[t] as number)) / Math.max(1, this.#kept[t] as number);
    }
    if (this.#groups.isNeeded) this.#groups.gradient(count, gradient, this.#groupAt);
  }
}
