import { Annealing } from './Annealing.ts';
import { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import { isBetter } from './compareValues.ts';
import { Ejection } from './Ejection.ts';
import { tierKey } from './greedy.ts';
import { isValid } from './isValid.ts';
import { QuotaRefill } from './QuotaRefill.ts';
import type { RandomNumbers } from './RandomNumbers.ts';
import { NO_WHIM, Refill } from './Refill.ts';
import type { SegmentRefill } from './SegmentRefill.ts';
import { sortedByKey } from './sortedByKey.ts';
import { type Placed, withLocked } from './withLocked.ts';

/** Iterations after which the order of candidates is shuffled anew. */
const RESHUFFLE = 150;
/** Keys are stretched by up to this share, up and down. */
const SHUFFLE_SPREAD = 0.35;
/** Share of candidates a refill passes over. */
const SKIP = 0.12;
const ANY_PLACE = 0.15;
/** Where a stretch was taken out, gaps so near to it are filled too. */
const FOCUS_MARGIN_SECONDS = 300;
/** How the moves are mixed. */
const DP_SHARE = 0.1;
const QUOTA_SHARE = 0.1;
const FORCE_SHARE = 0.3;
const SEGMENT_SHARE = 0.45;

/**
 * Improves a plan by taking something out, or forcing something in, and filling the room again; a little worse is accepted at
 * first and less and less later (large neighbourhood search with annealing). The best plan ever seen is kept.
 */
export class Search {
  readonly compiled: CompiledProblem;
  readonly best: Chain;
  iterations = 0;
  segments: SegmentRefill | null = null;
  quotaPrice: Float64Array;
  /** What a second of telescope time is worth. */
  secondPrice = 0;
  readonly #random: RandomNumbers;
  readonly #refill: Refill;
  readonly #ejection: Ejection;
  readonly #current: Chain;
  readonly #annealing: Annealing;
  readonly #quotas: QuotaRefill;
  readonly #trial: Chain;
  readonly #empty: Chain;
  readonly #mark: Uint8Array;
  /** What is tried, in turns: candidates with the keys of their order. */
  readonly #choices: { readonly candidates: Int32Array; readonly keys: Float64Array }[] = [];
  #order: Int32Array = new Int32Array(0);

  constructor(start: Chain, random: RandomNumbers) {
    const { compiled } = start;
    this.compiled = compiled;
    this.#random = random;
    this.#annealing = new Annealing(random);
    this.#quotas = new QuotaRefill(compiled, random);
    this.#refill = new Refill(compiled, random);
    this.#ejection = new Ejection(compiled, random);
    this.quotaPrice = new Float64Array(compiled.granted.length);
    this.best = new Chain(compiled);
    this.#current = new Chain(compiled);
    this.#trial = new Chain(compiled);
    this.#empty = new Chain(compiled);
    this.best.copyFrom(start);
    this.#current.copyFrom(start);
    this.#mark = new Uint8Array(compiled.count);
  }

  /**
   * From now on these are tried in the order of these keys (shuffled a little), a unit's followers after it; in turns with the
   * first choice, for keys by prices that have not settled yet can lead astray.
   */
  consider(candidates: Int32Array, keys: Float64Array): void {
    this.#choices[Math.min(1, this.#choices.length)] = { candidates, keys };
    this.#reshuffle();
  }

  /** Tries a plan of its own: these in their order, then what else there is room for. */
  offerOrder(order: Int32Array): void {
    const trial = this.#trial;
    trial.copyFrom(this.#empty);
    this.#refill.fill(trial, order, order.length, NO_WHIM);
    this.#refill.fill(trial, this.#order, this.#order.length, NO_WHIM);
    if (!isBetter(trial.values, this.best.values)) return;
    this.best.copyFrom(trial);
    this.#current.copyFrom(trial);
  }

  /** Takes over a plan that was made elsewhere, when it keeps every rule and is better. */
  adopt(placed: readonly Placed[]): void {
    const { compiled } = this;
    const trial = this.#trial;
    trial.adopt(withLocked(compiled, placed));
    if (!isBetter(trial.values, this.best.values) || !isValid(trial)) return;
    this.best.copyFrom(trial);
    this.#current.copyFrom(trial);
  }

  iterate(): void {
    if (this.#annealing.step()) this.#current.copyFrom(this.best);
    if (this.iterations++ % RESHUFFLE === 0) this.#reshuffle();
    const trial = this.#trial;
    trial.copyFrom(this.#current);
    const dice = this.#random.next();
    if (this.segments !== null && dice < DP_SHARE) {
      this.segments.refill(trial, this.#order, this.quotaPrice, this.#random.next() < 0.5 ? 0 : 0.3);
    } else if (dice < DP_SHARE + FORCE_SHARE) this.#forceIn(trial);
    else if (dice < DP_SHARE + FORCE_SHARE + SEGMENT_SHARE) this.#dropSegment(trial);
    else if (dice < DP_SHARE + FORCE_SHARE + SEGMENT_SHARE + QUOTA_SHARE) this.#respendQuota(trial);
    else this.#dropSome(trial);
    this.#refill.fill(trial, this.#order, this.#order.length, { skip: SKIP, anyPlace: ANY_PLACE });
    this.#refill.focus(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    if (this.#accepts(trial)) {
      this.#current.copyFrom(trial);
      if (isBetter(trial.values, this.best.values)) this.best.copyFrom(trial);
    }
  }

  #accepts(trial: Chain): boolean {
    const now = this.#current;
    for (let t = 0; t < now.values.length; t++) {
      const loss = (now.values[t] as number) - (trial.values[t] as number);
      if (loss === 0) continue;
      return loss < 0 || this.#annealing.accepts(loss, (now.values[t] as number) / now.length);
    }
    return true;
  }

  #reshuffle(): void {
    const random = this.#random;
    const choice = this.#choices[random.below(this.#choices.length)];
    if (choice === undefined) return;
    const noisy = new Float64Array(this.compiled.count);
    for (const i of choice.candidates) {
      noisy[i] = (choice.keys[i] as number) * (1 + SHUFFLE_SPREAD * (random.next() - 0.5));
    }
    this.#order = sortedByKey(choice.candidates, (i) => tierKey(this.compiled, i, noisy));
  }

  #forceIn(chain: Chain): void {
    const n = this.#order.length;
    if (n === 0) return;
    // Better candidates are tried more often: the better of two.
    let i = -1;
    for (let attempt = 0; attempt < 8; attempt++) {
      const at = Math.min(this.#random.below(n), this.#random.below(n));
      const candidate = this.#order[at] as number;
      if (chain.planned[candidate] === 1) continue;
      i = candidate;
      break;
    }
    if (i >= 0) this.#ejection.forceIn(chain, i, this.#refill);
  }

  #dropSegment(chain: Chain): void {
    if (chain.length === 0) return;
    const share = 2 + this.#random.below(5);
    const from = this.#random.below(chain.length);
    const to = Math.min(chain.length, from + share);
    this.#mark.fill(0);
    for (let k = from; k < to; k++) this.#markFree(chain.order[k] as number);
    // What is free now lies around what was taken out; what units took out elsewhere waits for another time.
    const first = from > 0 ? (chain.earliest[from - 1] as number) : Number.NEGATIVE_INFINITY;
    const last = to < chain.length ? (chain.latest[to] as number) : Number.POSITIVE_INFINITY;
    this.#refill.focus(first - FOCUS_MARGIN_SECONDS, last + FOCUS_MARGIN_SECONDS);
    chain.removeMarked(this.#mark);
  }

  #respendQuota(chain: Chain): void {
    const { granted } = this.compiled;
    if (granted.length === 0) {
      this.#dropSome(chain);
      return;
    }
    const account = this.#random.below(granted.length);
    this.#quotas.refill(chain, this.#order, account, this.secondPrice * this.#random.next() * 2, this.#refill);
  }

  #dropSome(chain: Chain): void {
    if (chain.length === 0) return;
    const share = 1 + this.#random.below(4);
    this.#mark.fill(0);
    for (let n = 0; n < share; n++) this.#markFree(chain.order[this.#random.below(chain.length)] as number);
    chain.removeMarked(this.#mark);
  }

  #markFree(i: number): void {
    if (this.compiled.locked[i] === 0) this.#mark[i] = 1;
  }
}
