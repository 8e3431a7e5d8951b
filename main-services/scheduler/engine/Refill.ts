import type { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import type { RandomNumbers } from './RandomNumbers.ts';

/** How freely a refill may deviate from its order. */
export interface Whim {
  /** Share of candidates passed over. */
  readonly skip: number;
  /** Share of candidates that take any place instead of the tightest one. */
  readonly anyPlace: number;
}

/** A second of slewing against a second of room left over. */
const DETOUR_WEIGHT = 1000;

export const NO_WHIM: Whim = { skip: 0, anyPlace: 0 };

/** Fills the room a chain has, trying candidates in a given order against the gaps only. */
export class Refill {
  readonly #compiled: CompiledProblem;
  readonly #random: RandomNumbers;
  /** Positions where the chain has room, and from when to when. */
  readonly #gaps: Int32Array;
  readonly #open: Float64Array;
  readonly #close: Float64Array;
  #gapCount = 0;
  #largest = 0;
  #shortest = 0;
  #focusFrom = Number.NEGATIVE_INFINITY;
  #focusUntil = Number.POSITIVE_INFINITY;
  readonly #mark: Uint8Array;
  /** The pass in which a unit has last failed: its other members need not be tried. */
  readonly #failedIn: Int32Array;
  #pass = 0;

  constructor(compiled: CompiledProblem, random: RandomNumbers) {
    this.#compiled = compiled;
    this.#random = random;
    this.#failedIn = new Int32Array(compiled.units.first.length);
    this.#gaps = new Int32Array(compiled.count + 1);
    this.#open = new Float64Array(compiled.count + 1);
    this.#close = new Float64Array(compiled.count + 1);
    this.#mark = new Uint8Array(compiled.count);
    this.#shortest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < compiled.count; i++) {
      if (compiled.possible[i] === 1) this.#shortest = Math.min(this.#shortest, compiled.duration[i] as number);
    }
  }

  /** From now on only gaps that reach into this time are filled. */
  focus(from: number, until: number): void {
    this.#focusFrom = from;
    this.#focusUntil = until;
  }

  /** Tries the first `count` candidates, which must be possible; those that wait for others come after them. */
  fill(chain: Chain, candidates: Int32Array, count: number, { skip, anyPlace }: Whim): void {
    const { duration, units } = this.#compiled;
    const random = this.#random;
    this.#findGaps(chain);
    this.#pass++;
    for (let c = 0; c < count && this.#gapCount > 0; c++) {
      const i = candidates[c] as number;
      if (chain.planned[i] === 1 || (duration[i] as number) > this.#largest) continue;
      if (!chain.affordable(i)) continue;
      if (skip > 0 && random.next() < skip) continue;
      if (!chain.isLed(i)) continue;
      const unit = units.ofSequence[i] as number;
      if (this.#failedIn[unit] === this.#pass) continue;
      const isAlone = (units.first[unit + 1] as number) - (units.first[unit] as number) === 1;
      if (isAlone ? this.#insertOne(chain, i, anyPlace) : this.insertUnit(chain, unit, anyPlace)) this.#findGaps(chain);
      else if (!isAlone) this.#failedIn[unit] = this.#pass;
    }
  }

  /** Puts every member of a unit into the chain, or none. */
  insertUnit(chain: Chain, unit: number, anyPlace: number): boolean {
    const { units } = this.#compiled;
    const from = units.first[unit] as number;
    const to = units.first[unit + 1] as number;
    this.#findGaps(chain);
    // Others take room, and never make any: who finds none before them finds none after them.
    for (let m = from; m < to; m++) {
      const i = units.member[m] as number;
      if (chain.planned[i] === 0 && !(chain.affordable(i) && this.#hasPlace(chain, i))) return false;
    }
    let wasInserted = false;
    for (let m = from; m < to; m++) {
      const i = units.member[m] as number;
      if (chain.planned[i] === 1) continue;
      if (wasInserted) this.#findGaps(chain);
      if (chain.affordable(i) && this.#insertOne(chain, i, anyPlace)) {
        wasInserted = true;
        continue;
      }
      this.#mark.fill(0);
      for (let n = from; n < to; n++) this.#mark[units.member[n] as number] = 1;
      chain.removeMarked(this.#mark);
      this.#findGaps(chain);
      return false;
    }
    return true;
  }

  #hasPlace(chain: Chain, i: number): boolean {
    const needs = this.#compiled.duration[i] as number;
    for (let g = 0; g < this.#gapCount; g++) {
      if ((this.#close[g] as number) - (this.#open[g] as number) < needs) continue;
      const k = this.#gaps[g] as number;
      if (chain.startBetween(i, k, k) !== Number.POSITIVE_INFINITY) return true;
    }
    return false;
  }

  #insertOne(chain: Chain, i: number, anyPlace: number): boolean {
    const { duration, firstRange, from, until, pairs } = this.#compiled;
    const needs = duration[i] as number;
    const any = anyPlace > 0 && this.#random.next() < anyPlace;
    const windowOpen = from[firstRange[i] as number] as number;
    const windowClose = (until[(firstRange[i + 1] as number) - 1] as number) + needs;
    let best = -1;
    let bestRoom = Number.POSITIVE_INFINITY;
    let seen = 0;
    for (let g = 0; g < this.#gapCount; g++) {
      const open = this.#open[g] as number;
      if (open + needs > windowClose) break;
      const close = this.#close[g] as number;
      if (Math.max(open, windowOpen) + needs > Math.min(close, windowClose)) continue;
      const k = this.#gaps[g] as number;
      const room = pairs.constant < 0 ? detour(chain, i, k) * DETOUR_WEIGHT + close - open : close - open;
      if (!any && room >= bestRoom) continue;
      if (chain.startBetween(i, k, k) === Number.POSITIVE_INFINITY) continue;
      seen++;
      if (any && this.#random.next() * seen >= 1) continue;
      best = k;
      bestRoom = room;
    }
    if (best < 0) return false;
    chain.insert(i, best);
    return true;
  }

  #findGaps(chain: Chain): void {
    const { duration, horizonStart, horizonEnd, pairs } = this.#compiled;
    const { order, earliest, latest, length } = chain;
    const focusFrom = this.#focusFrom;
    const focusUntil = this.#focusUntil;
    const shortest = this.#shortest;
    let free = horizonStart;
    this.#gapCount = 0;
    this.#largest = 0;
    for (let k = 0; k <= length; k++) {
      // What is put in between needs an overhead before it, and what comes after it another one.
      const end = k < length ? (latest[k] as number) - pairs.least(order[k] as number) : horizonEnd;
      const room = end - free;
      if (room >= shortest && end >= focusFrom && free <= focusUntil) {
        this.#gaps[this.#gapCount] = k;
        this.#open[this.#gapCount] = free;
        this.#close[this.#gapCount++] = end;
        if (room > this.#largest) this.#largest = room;
      }
      if (k < length) free = (earliest[k] as number) + (duration[order[k] as number] as number) + pairs.base;
    }
  }
}

/** Seconds by which the overheads grow when a sequence comes before a link. */
function detour(chain: Chain, i: number, k: number): number {
  const { pairs } = chain.compiled;
  const before = k > 0 ? (chain.order[k - 1] as number) : -1;
  const after = k < chain.length ? (chain.order[k] as number) : -1;
  const direct = before >= 0 && after >= 0 ? pairs.between(before, after) : 0;
  return (before < 0 ? 0 : pairs.between(before, i)) + (after < 0 ? 0 : pairs.between(i, after)) - direct;
}
