import type { PlanOptions, PlanProgress } from '../PlanOptions.ts';
import { BeamSearch } from './BeamSearch.ts';
import { Budget } from './Budget.ts';
import { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import { certify } from './certify.ts';
import { firstPrices, observableSeconds } from './firstPrices.ts';
import { densities, possibleOnes, tierKey } from './greedy.ts';
import { Prospects } from './Prospects.ts';
import { RandomNumbers } from './RandomNumbers.ts';
import { Relaxation } from './Relaxation.ts';
import { Search } from './Search.ts';
import { SegmentRefill } from './SegmentRefill.ts';
import { sortedByKey } from './sortedByKey.ts';

/** Until which share of the budget what is done, when there is little time: first prices, search, and the bound at the end. */
const SCHEDULE = [
  { until: 0.1, what: 'prices' },
  { until: 0.9, what: 'search' },
  { until: 0.94, what: 'prices' },
  { until: 0.99, what: 'beam' },
  { until: 1, what: 'search' },
] as const;
/** With more sequences than this, first prices take too long: the search comes first. */
const MANY = 600;
const MANY_SCHEDULE = [
  { until: 0.8, what: 'search' },
  { until: 0.92, what: 'prices' },
  { until: 0.99, what: 'beam' },
  { until: 1, what: 'search' },
] as const;
/** When there is time enough for the better prices (quotas packed) to settle: these, and plans built by them. */
const LONG_SCHEDULE = [
  { until: 0.1, what: 'search' },
  { until: 0.3, what: 'packing' },
  { until: 0.42, what: 'beam' },
  { until: 0.85, what: 'search' },
  { until: 0.93, what: 'packing' },
  { until: 0.98, what: 'beam' },
  { until: 1, what: 'search' },
] as const;
/** When there is hardly time: no prices but the first ones. */
const SHORT_SCHEDULE = [{ until: 1, what: 'search' }] as const;
const SCHEDULES = { short: SHORT_SCHEDULE, medium: SCHEDULE, long: LONG_SCHEDULE } as const;
/** Before a beam begins its steps are sorted: so many times what one look at the prices costs. */
const PREPARATION = 8;
/** Widths of the beam, one after the other while there is time and the last one has brought something. */
const WIDENING = 4;
const WIDTHS = [6, 24, 96, 384, 1536] as const;
/** It has when so much of the gap is left at most. */
const MOST_LEFT = 0.9;
/** A beam that has not come as far as this share of its time should have brought it is given up. */
const TRIAL_SHARE = 0.2;
/** Ways that cost as much as one iteration of the search. */
const WAYS_AN_ITERATION = 25;
/** Steps of a path search that cost as much as one iteration of the search. */
const STEPS_AN_ITERATION = 15_000;
/** Budget looked at so often: a clock costs. */
const LOOK_EVERY = 4;
const PROGRESS_EVERY = 512;
/** Packed quotas need so many rounds to settle; with less time prices by the second come nearer. */
const PACKING_ROUNDS = 100;
const TRIAL_ROUNDS = 3;
/** A plan is made from the paths after so many of them, of what they used in this share at least. */
const PATHS_BETWEEN_PLANS = 4;
const LEAST_USAGE = 0.02;
/** The search tries so many candidates, those with the best prospects. */
const LEAST_CANDIDATES = 220;
const CANDIDATES_A_LINK = 1;

/**
 * A plan under improvement: prices tell which sequences are worth trying, the search tries them, the bound says how good it is.
 * The search may see the problem with other weights than it really has (see `favourPrevious`).
 */
export class Improver {
  readonly compiled: CompiledProblem;
  iterations = 0;
  readonly #search: Search;
  readonly #random: RandomNumbers;
  readonly #relaxations: (Relaxation | null)[];
  readonly #ones: Int32Array;

  constructor(compiled: CompiledProblem, seed: number, start: Chain) {
    this.compiled = compiled;
    this.#random = new RandomNumbers(seed);
    this.#ones = possibleOnes(compiled);
    this.#search = new Search(start, this.#random);
    this.#relaxations = compiled.tierNames.map(() => null);
  }

  reseed(seed: number): void {
    this.#random.seed(seed);
  }

  /** The best plan so far, of the real problem. */
  plan(): Chain {
    const plan = new Chain(this.compiled);
    const { best } = this.#search;
    plan.adopt(best.order.subarray(0, best.length));
    return plan;
  }

  /** What is proven about a tier; infinity = nothing yet. */
  bound(tier: number): number {
    return this.#relaxations[tier]?.bound ?? Number.POSITIVE_INFINITY;
  }

  progress(fraction: number): PlanProgress {
    const { value, bound, gap } = certify(this.plan(), (tier) => this.bound(tier));
    return { fraction, iterations: this.iterations, value, bound, gap };
  }

  /** @param onProgress is told the share of the budget that is spent */
  improve(options: PlanOptions, onProgress: (fraction: number) => void): void {
    const budget = new Budget(options);
    if (budget.fraction() >= 1 || this.#isOptimal()) return;
    this.#chooseAtFirst();
    const isShortForMany = budget.size === 'medium' && this.compiled.count > MANY;
    for (const { until, what } of isShortForMany ? MANY_SCHEDULE : SCHEDULES[budget.size]) {
      if (what === 'prices') this.#price(budget, until);
      else if (what === 'packing') this.#price(budget, until, true);
      else if (what === 'beam') this.#beam(budget, until);
      else this.#improve(budget, until, onProgress);
      this.iterations += budget.take();
      if (this.#isOptimal()) return;
    }
  }

  /** Nothing better is possible, fillers aside. */
  #isOptimal(): boolean {
    return certify(this.plan(), (tier) => this.bound(tier)).optimal;
  }

  #price(budget: Budget, until: number, packing = false): void {
    const tiers = this.#pricedTiers();
    if (tiers.length === 0) return;
    const { values } = this.plan();
    let began = 0;
    for (let rounds = 0; ; rounds++) {
      // What a few rounds cost tells how many there will be; the first one also builds the grid.
      if (rounds === 1) began = budget.fraction();
      if (packing && rounds === TRIAL_ROUNDS + 1) {
        const cost = (budget.fraction() - began) / TRIAL_ROUNDS;
        if (cost * PACKING_ROUNDS < until - began) this.#pack(tiers, values);
      }
      let work = 0;
      for (const tier of tiers) {
        if (rounds > 0 && budget.fraction() >= until) break;
        if (budget.fraction() >= 1) return;
        const relaxation = this.#relaxation(tier, values);
        relaxation.round(values[tier] as number);
        work += relaxation.work;
      }
      if (rounds % PATHS_BETWEEN_PLANS === PATHS_BETWEEN_PLANS - 1) this.#planFromPaths(tiers);
      budget.spend(Math.max(1, Math.ceil(work / STEPS_AN_ITERATION)));
      if (budget.fraction() >= until) break;
    }
    this.#choose(tiers, values);
  }

  #pack(tiers: readonly number[], values: Float64Array): void {
    for (const tier of tiers) this.#relaxation(tier, values).packQuotas();
  }

  /** Plans built by what the lowest tier's prices promise, ever more of them at once. */
  #beam(budget: Budget, until: number): void {
    const { compiled } = this;
    const tier = this.#pricedTiers().at(-1);
    const relaxation = tier === undefined ? null : (this.#relaxations[tier] ?? null);
    if (tier === undefined || relaxation === null) return;
    const began = budget.fraction();
    const outlook = relaxation.outlook();
    budget.spend(Math.ceil(relaxation.work / STEPS_AN_ITERATION));
    if (budget.fraction() + PREPARATION * (budget.fraction() - began) >= until) return;
    const mostLost = () => outlook.bound - (this.#search.best.values[tier] as number);
    const beam = new BeamSearch(new Prospects(compiled, outlook, mostLost()));
    budget.spend(Math.ceil((PREPARATION * relaxation.work) / STEPS_AN_ITERATION));
    for (const width of WIDTHS) {
      const from = budget.fraction();
      const before = mostLost();
      const { placed, leastLost } = beam.search(width, before, (ways, share) => {
        budget.spend(Math.ceil(ways / WAYS_AN_ITERATION));
        const now = budget.fraction();
        const spent = (now - from) / (until - from);
        return now >= until || (spent > TRIAL_SHARE && share < spent);
      });
      relaxation.prove(outlook.bound - leastLost);
      if (placed !== null) this.#search.adopt(placed);
      const isWorthMore = mostLost() - leastLost < MOST_LEFT * before;
      // The next one takes as many times longer as it is wider.
      const isTimeForMore = budget.fraction() + (budget.fraction() - from) * WIDENING < until;
      if (!isWorthMore || !isTimeForMore || this.#isOptimal()) break;
    }
  }

  /** A plan of what the paths used most: near the end of the pricing they hardly differ from a plan. */
  #planFromPaths(tiers: readonly number[]): void {
    const usage = new Float64Array(this.compiled.count);
    for (const tier of tiers) {
      const relaxation = this.#relaxations[tier];
      if (!relaxation) continue;
      for (const i of relaxation.sequences) {
        if (this.compiled.tier[i] === tier) usage[i] = Math.min(1, relaxation.usage[i] as number);
      }
    }
    const used = this.#ones.filter((i) => (usage[i] as number) > LEAST_USAGE);
    this.#search.offerOrder(sortedByKey(used, (i) => tierKey(this.compiled, i, usage)));
  }

  #pricedTiers(): number[] {
    return this.compiled.tierNames.flatMap((name, tier) => (name === 'filler' ? [] : [tier]));
  }

  #relaxation(tier: number, values: Float64Array): Relaxation {
    const known = this.#relaxations[tier];
    if (known) return known;
    const taking = this.#ones.filter((i) => (this.compiled.tier[i] as number) <= tier);
    const made = new Relaxation(this.compiled, tier, taking, values);
    this.#relaxations[tier] = made;
    return made;
  }

  /** As many as are planned, and never few: what surely does not belong into a plan only costs time. */
  #mostCandidates(): number {
    return Math.max(LEAST_CANDIDATES, CANDIDATES_A_LINK * this.#search.best.length);
  }

  /** Before anything better is known: what is worth most beside its quotas, a second. */
  #chooseAtFirst(): void {
    const { compiled } = this;
    const { second, quota } = firstPrices(compiled, this.#ones, compiled.weight, observableSeconds(compiled));
    const keys = densities(compiled, quota);
    const sorted = sortedByKey(this.#ones, (i) => tierKey(compiled, i, keys));
    this.#search.consider(sorted.slice(0, this.#mostCandidates()), keys);
    this.#search.quotaPrice = quota;
    this.#search.secondPrice = second;
    this.#search.segments = new SegmentRefill(this.#search.compiled, this.#random);
  }

  /** Candidates are those with the best prospects by the prices; quotas are reckoned into their order. */
  #choose(tiers: readonly number[], values: Float64Array): void {
    const { compiled } = this;
    const prospects = new Float64Array(compiled.count).fill(1);
    const prices = new Float64Array(compiled.granted.length);
    for (const tier of tiers) {
      const relaxation = this.#relaxation(tier, values);
      const forced = relaxation.boundsForcedIn();
      const bound = Math.max(1, relaxation.bound);
      for (const i of this.#ones) if (compiled.tier[i] === tier) prospects[i] = (forced[i] as number) / bound;
      for (let q = 0; q < prices.length; q++) prices[q] = Math.max(prices[q] as number, relaxation.quotaPrice(q));
    }
    const chosen = sortedByKey(this.#ones, (i) => prospects[i] as number).slice(0, this.#mostCandidates());
    this.#search.consider(chosen, densities(compiled, prices));
    this.#search.quotaPrice = prices;
  }

  #improve(budget: Budget, until: number, onProgress: (fraction: number) => void): void {
    for (let n = 0; ; n++) {
      const fraction = n % LOOK_EVERY === 0 ? budget.fraction() : -1;
      if (fraction >= until) return;
      if (n % PROGRESS_EVERY === PROGRESS_EVERY - 1) onProgress(budget.fraction());
      this.#search.iterate();
      budget.spend(1);
    }
  }
}
