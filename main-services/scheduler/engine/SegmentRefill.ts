import type { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import type { RandomNumbers } from './RandomNumbers.ts';

/** Longer segments are cut: the work grows with ticks times candidates. */
const MOST_TICKS = 240;
/** The first so many candidates in their order take part. */
const MOST_TRIED = 50;
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
  #pool: Int32Array;

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
    this.#pool = new Int32Array(64);
  }

  /** @param quotaPrice what a second of each account is worth; @param noise how far profits are bent by chance */
  refill(chain: Chain, candidates: Int32Array, quotaPrice: Float64Array, noise: number): void {
    const { locked, units } = this.#compiled;
    if (chain.length === 0) return;
    const middle = this.#random.below(chain.length);
    let from = middle;
    let to = middle;
    const reach = 1 + this.#random.below(5);
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
    let bestTick = 0;
    for (let t = 0; t < ticks; t++) {
      const here = value[t] as number;
      if (here < 0) continue;
      if (here > (value[t + 1] as number)) {
        value[t + 1] = here;
        this.#previous[t + 1] = t;
        this.#taken[t + 1] = -1;
        free[t + 1] = Math.max(free[t] as number, open);
      }
      const last = this.#lastTaken(t, before);
      for (let p = 0; p < count; p++) {
        const i = this.#pool[p] as number;
        const needs = duration[i] as number;
        const ready = (free[t] as number) + (last < 0 ? 0 : pairs.between(last, i));
        const lastRange = (firstRange[i + 1] as number) - 1;
        if (ready > (until[lastRange] as number)) continue;
        let start = ready;
        for (let r = firstRange[i] as number; r <= lastRange; r++) {
          if (ready > (until[r] as number)) continue;
          start = Math.max(ready, from[r] as number);
          break;
        }
        // A later start belongs to a later tick.
        if (start > ready + tick && start >= open + (t + 1) * tick + (ready - (free[t] as number))) continue;
        const end = start + needs;
        if (end + (after < 0 ? 0 : pairs.between(i, after)) > close) continue;
        const at = Math.max(t + 1, Math.ceil((end - open) / tick));
        if (at > ticks) continue;
        const gained = here + (this.#profit[i] as number);
        if (gained <= (value[at] as number) || !this.#mayFollow(chain, t, i)) continue;
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

  /** Not used on the way to t, and affordable after it. */
  #mayFollow(chain: Chain, t: number, i: number): boolean {
    const { programmeAccount, userAccount, duration, granted, unlimited } = this.#compiled;
    const programme = programmeAccount[i] as number;
    const user = userAccount[i] as number;
    const bound = unlimited[i] === 0;
    let programmeLeft =
      programme < 0 || !bound ? Infinity : (granted[programme] as number) - (chain.spent[programme] as number);
    let userLeft = user < 0 || !bound ? Infinity : (granted[user] as number) - (chain.spent[user] as number);
    programmeLeft -= duration[i] as number;
    userLeft -= duration[i] as number;
    for (let s = t; s > 0; s = this.#previous[s] as number) {
      const other = this.#taken[s] as number;
      if (other < 0) continue;
      if (other === i) return false;
      if (programmeAccount[other] === programme) programmeLeft -= duration[other] as number;
      if (user >= 0 && userAccount[other] === user) userLeft -= duration[other] as number;
    }
    return programmeLeft >= 0 && userLeft >= 0;
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
    if (this.#pool.length < candidates.length) this.#pool = new Int32Array(candidates.length);
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
