import type { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import type { RandomNumbers } from './RandomNumbers.ts';

/** Longer segments are cut: the work grows with ticks times candidates. */
const MOST_TICKS = 720;
/** The first so many candidates in their order take part. */
const MOST_TRIED = 40;
/** Links taken out on either side of one: a few, or now and then many. */
const NEAR = 5;
const FAR = 24;
const FAR_SHARE = 0.05;
/** Starts are told apart by the minute, or by the shortest sequence when that is shorter. */
const SECONDS_PER_TICK = 60;

/**
 * Refills a stretch of the chain with the best sequence of sequences for it, found by dynamic programming over time: for every
 * tick the best way to be free then. Ways that would use something twice or overdraw a quota are not followed, so that the
 * answer is valid, though not surely the best with tight quotas.
 */
export class SegmentRefill {
  readonly #compiled: CompiledProblem;
  readonly #random: RandomNumbers;
  readonly #secondsPerTick: number;
  readonly #value = new Float64Array(MOST_TICKS + 2);
  /** The label before, the sequence that led here (−1 = waiting), and when it starts. */
  readonly #previous = new Int32Array(MOST_TICKS + 2);
  readonly #taken = new Int32Array(MOST_TICKS + 2);
  readonly #free: Float64Array;
  readonly #mark: Uint8Array;
  readonly #profit: Float64Array;
  readonly #pool = new Int32Array(MOST_TRIED);
  readonly #poolProfit = new Float64Array(MOST_TRIED);
  readonly #firstTick = new Int32Array(MOST_TRIED);
  readonly #lastTick = new Int32Array(MOST_TRIED);
  readonly #ticks = new Int32Array(MOST_TRIED);

  constructor(compiled: CompiledProblem, random: RandomNumbers) {
    this.#compiled = compiled;
    this.#random = random;
    let shortest = SECONDS_PER_TICK;
    for (let i = 0; i < compiled.count; i++) {
      if (compiled.possible[i] === 1) shortest = Math.min(shortest, compiled.duration[i] as number);
    }
    this.#secondsPerTick = shortest;
    this.#free = new Float64Array(MOST_TICKS + 2);
    this.#mark = new Uint8Array(compiled.count);
    this.#profit = new Float64Array(compiled.count);
  }

  /** @param quotaPrice what a second of each account is worth; @param noise how far profits are bent by chance */
  refill(chain: Chain, candidates: Int32Array, quotaPrice: Float64Array, noise: number): void {
    const { locked, units } = this.#compiled;
    if (chain.length === 0) return;
    const middle = this.#random.below(chain.length);
    let from = middle;
    let to = middle;
    const reach = 1 + this.#random.below(this.#random.next() < FAR_SHARE ? FAR : NEAR);
    const single = (k: number) => {
      const i = chain.order[k] as number;
      const unit = units.ofSequence[i] as number;
      const alone = (units.first[unit + 1] as number) - (units.first[unit] as number) === 1;
      return locked[i] === 0 && alone && units.firstFollower[unit + 1] === units.firstFollower[unit];
    };
    while (from > 0 && middle - from < reach && single(from - 1)) from--;
    while (to < chain.length && to - middle < reach && single(to)) to++;
    if (from >= to) return;
    this.#mark.fill(0);
    for (let k = from; k < to; k++) this.#mark[chain.order[k] as number] = 1;
    chain.removeMarked(this.#mark);
    this.#fill(chain, from, candidates, quotaPrice, noise);
  }

  #fill(chain: Chain, k: number, candidates: Int32Array, quotaPrice: Float64Array, noise: number): void {
    const { duration, horizonStart, horizonEnd, pairs, firstRange, from, until } = this.#compiled;
    const tick = this.#secondsPerTick;
    const before = k > 0 ? (chain.order[k - 1] as number) : -1;
    const after = k < chain.length ? (chain.order[k] as number) : -1;
    const open = before < 0 ? horizonStart : (chain.earliest[k - 1] as number) + (duration[before] as number);
    let close = after < 0 ? horizonEnd : (chain.latest[k] as number);
    close = Math.min(close, open + MOST_TICKS * tick);
    const ticks = Math.min(MOST_TICKS, Math.ceil((close - open) / tick));
    if (ticks <= 0) return;
    const count = this.#choosePool(chain, candidates, open, close, quotaPrice, noise);
    const value = this.#value;
    const free = this.#free;
    for (let t = 0; t <= ticks; t++) {
      value[t] = t === 0 ? 0 : -1;
      this.#previous[t] = t - 1;
      this.#taken[t] = -1;
      free[t] = open + t * tick;
    }
    for (let p = 0; p < count; p++) {
      const i = this.#pool[p] as number;
      const lead = pairs.least(i);
      const lastRange = (firstRange[i + 1] as number) - 1;
      this.#firstTick[p] = Math.floor(((from[firstRange[i] as number] as number) - lead - open) / tick) - 1;
      this.#lastTick[p] = Math.floor(((until[lastRange] as number) - open) / tick) + 1;
      this.#ticks[p] = Math.max(1, Math.floor((lead + (duration[i] as number)) / tick));
      this.#poolProfit[p] = this.#profit[i] as number;
    }
    let bestTick = 0;
    for (let t = 0; t < ticks; t++) {
      const here = value[t] as number;
      if (here < 0) continue;
      if (here > (value[t + 1] as number)) {
        value[t + 1] = here;
        this.#previous[t + 1] = t;
        this.#taken[t + 1] = -1;
        free[t + 1] = free[t] as number;
      }
      const isFree = open + t * tick;
      const last = this.#lastTaken(t, before);
      for (let p = 0; p < count; p++) {
        if (t < (this.#firstTick[p] as number) || t > (this.#lastTick[p] as number)) continue;
        const gained = here + (this.#poolProfit[p] as number);
        const about = t + (this.#ticks[p] as number);
        if (about > ticks || gained <= (value[about] as number)) continue;
        const i = this.#pool[p] as number;
        const ready = (free[t] as number) + (last < 0 ? 0 : pairs.between(last, i));
        const start = chain.firstStart(i, ready);
        // A start that has to be waited for belongs to a later tick.
        if (start > ready && start >= isFree + tick + (ready - (free[t] as number))) continue;
        const end = start + (duration[i] as number);
        if (end + (after < 0 ? 0 : pairs.between(i, after)) > close) continue;
        const at = Math.max(t + 1, Math.ceil((end - open) / tick));
        if (at > ticks || gained <= (value[at] as number) || !this.#mayFollow(chain, t, i)) continue;
        value[at] = gained;
        this.#previous[at] = t;
        this.#taken[at] = i;
        free[at] = end;
        if (gained > (value[bestTick] as number)) bestTick = at;
      }
    }
    for (let t = bestTick, at = k; t > 0; t = this.#previous[t] as number) {
      const i = this.#taken[t] as number;
      if (i >= 0 && chain.startBetween(i, at, at) !== Number.POSITIVE_INFINITY) chain.insert(i, at);
    }
  }

  #lastTaken(t: number, before: number): number {
    for (let s = t; s > 0; s = this.#previous[s] as number) {
      const i = this.#taken[s] as number;
      if (i >= 0) return i;
    }
    return before;
  }

  /** Not used on the way to t, and affordable after it. An alert is held back only by those whose quota it would take. */
  #mayFollow(chain: Chain, t: number, i: number): boolean {
    const { programmeAccount, userAccount, unlimited } = this.#compiled;
    const [programme, user] = [programmeAccount[i] as number, userAccount[i] as number];
    const isFree = unlimited[i] === 1;
    let programmeLeft = this.#leftWith(chain, programme, i);
    let userLeft = this.#leftWith(chain, user, i);
    let programmeBinds = programme >= 0 && (!isFree || (chain.bound[programme] as number) > 0);
    let userBinds = user >= 0 && (!isFree || (chain.bound[user] as number) > 0);
    for (let s = t; s > 0; s = this.#previous[s] as number) {
      const other = this.#taken[s] as number;
      if (other < 0) continue;
      if (other === i) return false;
      const seconds = this.#compiled.duration[other] as number;
      if (programme >= 0 && programmeAccount[other] === programme) {
        programmeLeft -= seconds;
        if (unlimited[other] === 0) programmeBinds = true;
      }
      if (user >= 0 && userAccount[other] === user) {
        userLeft -= seconds;
        if (unlimited[other] === 0) userBinds = true;
      }
    }
    return (!programmeBinds || programmeLeft >= 0) && (!userBinds || userLeft >= 0);
  }

  /** What an account would have left with it. */
  #leftWith(chain: Chain, account: number, i: number): number {
    const { granted, duration } = this.#compiled;
    if (account < 0) return Number.POSITIVE_INFINITY;
    return (granted[account] as number) - (chain.spent[account] as number) - (duration[i] as number);
  }

  #choosePool(
    chain: Chain,
    candidates: Int32Array,
    open: number,
    close: number,
    quotaPrice: Float64Array,
    noise: number,
  ): number {
    const { duration, firstRange, from, until, scalarWeight, units, programmeAccount, userAccount } = this.#compiled;
    let count = 0;
    for (const i of candidates) {
      if (chain.planned[i] === 1) continue;
      const needs = duration[i] as number;
      if ((until[(firstRange[i + 1] as number) - 1] as number) < open) continue;
      if ((from[firstRange[i] as number] as number) + needs > close || open + needs > close) continue;
      if (!chain.affordable(i) || !chain.isLed(i)) continue;
      const unit = units.ofSequence[i] as number;
      if ((units.first[unit + 1] as number) - (units.first[unit] as number) > 1) continue;
      const programme = programmeAccount[i] as number;
      const user = userAccount[i] as number;
      const price =
        (programme < 0 ? 0 : (quotaPrice[programme] as number)) + (user < 0 ? 0 : (quotaPrice[user] as number));
      const profit = (scalarWeight[i] as number) * (1 + noise * (this.#random.next() - 0.5)) - price * needs;
      if (profit <= 0) continue;
      this.#profit[i] = profit;
      this.#pool[count++] = i;
      if (count >= MOST_TRIED) break;
    }
    return count;
  }
}
