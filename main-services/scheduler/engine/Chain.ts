import type { CompiledProblem } from './CompiledProblem.ts';

/**
 * A plan as a chain in order of time. Of every link it knows the earliest and the latest start that the whole chain allows, so
 * that whether something fits between two links takes two comparisons, and everything in between may shift.
 */
export class Chain {
  readonly compiled: CompiledProblem;
  length = 0;
  readonly order: Int32Array;
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  readonly planned: Uint8Array;
  /** Seconds spent of each account, alerts included. */
  readonly spent: Float64Array;
  /** How many planned sequences are bound by each account. */
  readonly bound: Int32Array;
  /** Planned weight of each tier. */
  readonly values: Float64Array;

  constructor(compiled: CompiledProblem) {
    this.compiled = compiled;
    const { count, granted, tierNames } = compiled;
    this.order = new Int32Array(count + 1);
    this.earliest = new Float64Array(count + 1);
    this.latest = new Float64Array(count + 1);
    this.planned = new Uint8Array(count);
    this.spent = new Float64Array(granted.length);
    this.bound = new Int32Array(granted.length);
    this.values = new Float64Array(tierNames.length);
    const fixed: number[] = [];
    for (let i = 0; i < count; i++) if (compiled.locked[i] === 1) fixed.push(i);
    fixed.sort((a, b) => (compiled.lockedStart[a] as number) - (compiled.lockedStart[b] as number));
    for (const i of fixed) {
      this.order[this.length++] = i;
      this.planned[i] = 1;
      this.#addValue(i, 1);
    }
    this.rebuild();
  }

  copyFrom(other: Chain): void {
    for (let k = 0; k < this.length; k++) this.planned[this.order[k] as number] = 0;
    const n = other.length;
    this.length = n;
    for (let k = 0; k < n; k++) {
      const i = other.order[k] as number;
      this.order[k] = i;
      this.planned[i] = 1;
      this.earliest[k] = other.earliest[k] as number;
      this.latest[k] = other.latest[k] as number;
    }
    this.spent.set(other.spent);
    this.bound.set(other.bound);
    this.values.set(other.values);
  }

  /** Takes over an order that is known to be possible. */
  adopt(sequences: ArrayLike<number>): void {
    for (let k = 0; k < this.length; k++) this.planned[this.order[k] as number] = 0;
    this.length = 0;
    this.spent.fill(0);
    this.bound.fill(0);
    this.values.fill(0);
    for (let k = 0; k < sequences.length; k++) {
      const i = sequences[k] as number;
      this.order[this.length++] = i;
      this.planned[i] = 1;
      this.#addValue(i, 1);
      if (this.compiled.locked[i] === 0) this.#book(i, 1);
    }
    this.rebuild();
  }

  /** The first start allowed to a sequence by itself from `time` on; infinity = none. */
  firstStart(i: number, time: number): number {
    const { firstRange, from, until } = this.compiled;
    const end = firstRange[i + 1] as number;
    for (let r = firstRange[i] as number; r < end; r++) {
      if (time <= (until[r] as number)) {
        const start = from[r] as number;
        return Math.max(start, time);
      }
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The last start allowed to a sequence by itself up to `time`; minus infinity = none. */
  lastStart(i: number, time: number): number {
    const { firstRange, from, until } = this.compiled;
    const begin = firstRange[i] as number;
    for (let r = (firstRange[i + 1] as number) - 1; r >= begin; r--) {
      if (time >= (from[r] as number)) {
        const end = until[r] as number;
        return Math.min(end, time);
      }
    }
    return Number.NEGATIVE_INFINITY;
  }

  /** Earliest start of i just before link `k` when links from `k` to before `next` are gone; infinity = it does not fit. */
  startBetween(i: number, k: number, next: number): number {
    const { duration, pairs } = this.compiled;
    let time = Number.NEGATIVE_INFINITY;
    if (k > 0) {
      const before = this.order[k - 1] as number;
      time = (this.earliest[k - 1] as number) + (duration[before] as number) + pairs.between(before, i);
    }
    const start = this.firstStart(i, time);
    if (next >= this.length) return start;
    const after = this.order[next] as number;
    const last = (this.latest[next] as number) - (duration[i] as number) - pairs.between(i, after);
    return start <= last ? start : Number.POSITIVE_INFINITY;
  }

  /** The positions a sequence could have at all by its windows lie from here … */
  firstPosition(i: number): number {
    const { from, firstRange, duration } = this.compiled;
    const open = (from[firstRange[i] as number] as number) + (duration[i] as number);
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.latest[middle] as number) < open) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** … to here, included. */
  lastPosition(i: number): number {
    const { until, firstRange, duration } = this.compiled;
    const close = until[(firstRange[i + 1] as number) - 1] as number;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.earliest[middle] as number) + (duration[this.order[middle] as number] as number) > close) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Whether the quotas have enough left for it. An alert is only held back by others that its time would take it from. */
  affordable(i: number): boolean {
    const { programmeAccount, userAccount, duration, unlimited } = this.compiled;
    const needs = duration[i] as number;
    const isFree = unlimited[i] === 1;
    return (
      this.#affords(programmeAccount[i] as number, needs, isFree) &&
      this.#affords(userAccount[i] as number, needs, isFree)
    );
  }

  #affords(account: number, needs: number, isFree: boolean): boolean {
    if (account < 0) return true;
    if ((this.spent[account] as number) + needs <= (this.compiled.granted[account] as number)) return true;
    return isFree && this.bound[account] === 0;
  }

  /** Puts it before link `k`, where `startBetween` has found that it fits. */
  insert(i: number, k: number): void {
    const { order, earliest, latest } = this;
    order.copyWithin(k + 1, k, this.length);
    earliest.copyWithin(k + 1, k, this.length);
    latest.copyWithin(k + 1, k, this.length);
    order[k] = i;
    this.length++;
    this.planned[i] = 1;
    this.#addValue(i, 1);
    this.#book(i, 1);
    earliest[k] = this.#earliestAt(k);
    latest[k] = this.#latestAt(k);
    for (let j = k + 1; j < this.length; j++) {
      const time = this.#earliestAt(j);
      if (time === earliest[j]) break;
      earliest[j] = time;
    }
    for (let j = k - 1; j >= 0; j--) {
      const time = this.#latestAt(j);
      if (time === latest[j]) break;
      latest[j] = time;
    }
  }

  /** Takes out every link whose sequence is marked (never a locked one), and all that this makes pointless. */
  removeMarked(mark: Uint8Array): void {
    this.#spread(mark);
    let kept = 0;
    for (let k = 0; k < this.length; k++) {
      const i = this.order[k] as number;
      if (mark[i] === 0) {
        this.order[kept++] = i;
        continue;
      }
      this.planned[i] = 0;
      this.#addValue(i, -1);
      this.#book(i, -1);
    }
    this.length = kept;
    this.rebuild();
  }

  /** Marks the partners of what is marked, and what waits for them. */
  #spread(mark: Uint8Array): void {
    const { units } = this.compiled;
    for (let k = 0; k < this.length; k++) {
      const i = this.order[k] as number;
      if (mark[i] === 0) continue;
      const unit = units.ofSequence[i] as number;
      const from = units.first[unit] as number;
      const to = units.first[unit + 1] as number;
      if (to - from > 1) for (let m = from; m < to; m++) mark[units.member[m] as number] = 1;
      const lastFollower = units.firstFollower[unit + 1] as number;
      for (let f = units.firstFollower[unit] as number; f < lastFollower; f++) {
        mark[units.follower[f] as number] = 1;
      }
    }
  }

  /** Whether what a sequence waits for is in the plan. */
  isLed(i: number): boolean {
    const unit = this.compiled.units.waitsFor[i] as number;
    if (unit < 0) return true;
    return this.planned[this.compiled.units.member[this.compiled.units.first[unit] as number] as number] === 1;
  }

  rebuild(): void {
    for (let k = 0; k < this.length; k++) this.earliest[k] = this.#earliestAt(k);
    for (let k = this.length - 1; k >= 0; k--) this.latest[k] = this.#latestAt(k);
  }

  #earliestAt(k: number): number {
    const { locked, lockedStart, duration, pairs } = this.compiled;
    const i = this.order[k] as number;
    if (locked[i] === 1) return lockedStart[i] as number;
    if (k === 0) return this.firstStart(i, Number.NEGATIVE_INFINITY);
    const before = this.order[k - 1] as number;
    return this.firstStart(
      i,
      (this.earliest[k - 1] as number) + (duration[before] as number) + pairs.between(before, i),
    );
  }

  #latestAt(k: number): number {
    const { locked, lockedStart, duration, pairs } = this.compiled;
    const i = this.order[k] as number;
    if (locked[i] === 1) return lockedStart[i] as number;
    if (k + 1 >= this.length) return this.lastStart(i, Number.POSITIVE_INFINITY);
    const after = this.order[k + 1] as number;
    return this.lastStart(i, (this.latest[k + 1] as number) - (duration[i] as number) - pairs.between(i, after));
  }

  #addValue(i: number, sign: number): void {
    const tier = this.compiled.tier[i] as number;
    this.values[tier] = (this.values[tier] as number) + sign * (this.compiled.weight[i] as number);
  }

  /** Locked ones are not booked: what they take was never granted. */
  #book(i: number, sign: number): void {
    const { programmeAccount, userAccount, duration, unlimited } = this.compiled;
    for (let side = 0; side < 2; side++) {
      const account = (side === 0 ? programmeAccount[i] : userAccount[i]) as number;
      if (account < 0) continue;
      this.spent[account] = (this.spent[account] as number) + sign * (duration[i] as number);
      if (unlimited[i] === 0) this.bound[account] = (this.bound[account] as number) + sign;
    }
  }
}
