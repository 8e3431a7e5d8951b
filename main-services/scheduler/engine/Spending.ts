import type { Prospects } from './Prospects.ts';
import type { Ways } from './Ways.ts';

/** What one way has used and spent so far, and what that leaves. */
export class Spending {
  readonly #prospects: Prospects;
  /** What each quota is worth at the beginning. */
  readonly #worth: Float64Array;
  readonly #usedBy: Int32Array;
  readonly #left: Float64Array;
  /** What has been gained of each quota. */
  readonly #gained: Float64Array;
  /** 1 = something that may not overdraw it has been spent of it. */
  readonly #binds: Uint8Array;
  #serial = 0;

  constructor(prospects: Prospects) {
    const { granted, count } = prospects.compiled;
    this.#prospects = prospects;
    this.#worth = Float64Array.from(prospects.tables, (table, q) => table?.worth(0, granted[q] as number) ?? 0);
    this.#usedBy = new Int32Array(count);
    this.#left = new Float64Array(granted.length);
    this.#gained = new Float64Array(granted.length);
    this.#binds = new Uint8Array(granted.length);
  }

  /** From now on it is about this way. */
  of({ parent, taken }: Ways, way: number): void {
    const { compiled, outlook } = this.#prospects;
    const { granted, programmeAccount, userAccount, duration, unlimited } = compiled;
    this.#serial++;
    this.#left.set(granted);
    this.#gained.fill(0);
    this.#binds.fill(0);
    for (let at = way; at >= 0; at = parent[at] as number) {
      const i = taken[at] as number;
      if (i < 0) break;
      this.#usedBy[i] = this.#serial;
      const [programme, user] = [programmeAccount[i] as number, userAccount[i] as number];
      this.#spend(programme, duration[i] as number, unlimited[i] === 0);
      this.#spend(user, duration[i] as number, unlimited[i] === 0);
      if (programme >= 0 && unlimited[i] === 0) {
        this.#gained[programme] = (this.#gained[programme] as number) + (outlook.worths[i] as number);
      }
    }
  }

  used(i: number): boolean {
    return this.#usedBy[i] === this.#serial;
  }

  /** An alert is only held back by others that its time would take it from. */
  affords(i: number): boolean {
    const { programmeAccount, userAccount, duration, unlimited } = this.#prospects.compiled;
    const needs = duration[i] as number;
    const [programme, user] = [programmeAccount[i] as number, userAccount[i] as number];
    const isFree = unlimited[i] === 1;
    const has = (account: number) =>
      account < 0 || (this.#left[account] as number) >= needs || (isFree && this.#binds[account] === 0);
    return has(programme) && has(user);
  }

  /** Whatever must be planned with it is used, or can still be at tick t. */
  isStillWhole(i: number, t: number): boolean {
    const { units } = this.#prospects.compiled;
    const unit = units.ofSequence[i] as number;
    const awaited = units.waitsFor[i] as number;
    return this.#isPossible(unit, t) && (awaited < 0 || this.#isPossible(awaited, t));
  }

  /** What is lost by all that can begin no more at tick `at` but could at t; infinite when something used depends on it. */
  missed(t: number, at: number, i: number): number {
    const { closing, closedBefore, outlook } = this.#prospects;
    let sum = 0;
    const end = closedBefore[at] as number;
    for (let m = closedBefore[t] as number; m < end; m++) {
      const other = closing[m] as number;
      if (other === i || this.used(other)) continue;
      if (this.#isNeeded(other, i)) return Number.POSITIVE_INFINITY;
      if (this.#prospects.isPriced(other)) sum += outlook.worths[other] as number;
    }
    return sum;
  }

  /** What quotas can no longer bring from tick `at` on, when i is used before it (−1 = nothing). */
  unfillable(at: number, i: number): number {
    const { compiled, outlook, tables } = this.#prospects;
    const own = i < 0 || compiled.unlimited[i] === 1 ? -1 : (compiled.programmeAccount[i] as number);
    let sum = 0;
    for (let q = 0; q < tables.length; q++) {
      const table = tables[q];
      if (!table) continue;
      const seconds = q === own ? (compiled.duration[i] as number) : 0;
      const gained = (this.#gained[q] as number) + (q === own ? (outlook.worths[i] as number) : 0);
      sum += Math.max(0, (this.#worth[q] as number) - gained - table.worth(at, (this.#left[q] as number) - seconds));
    }
    return sum;
  }

  /** What a way leaves of the quotas that are priced by the second. */
  unspent(ways: Ways, way: number): number {
    this.of(ways, way);
    const { outlook, tables } = this.#prospects;
    let sum = 0;
    for (let q = 0; q < this.#left.length; q++) {
      if (!tables[q]) sum += (outlook.quotaPrices[q] as number) * Math.max(0, this.#left[q] as number);
    }
    return sum;
  }

  #spend(account: number, seconds: number, binds: boolean): void {
    if (account < 0) return;
    this.#left[account] = (this.#left[account] as number) - seconds;
    if (binds) this.#binds[account] = 1;
  }

  #isPossible(unit: number, t: number): boolean {
    const { first, member } = this.#prospects.compiled.units;
    const to = first[unit + 1] as number;
    for (let m = first[unit] as number; m < to; m++) {
      const i = member[m] as number;
      if (!this.used(i) && (this.#prospects.lastTick[i] as number) < t) return false;
    }
    return true;
  }

  /** Something that is used, or i, must not be planned without it. */
  #isNeeded(other: number, i: number): boolean {
    const { first, member, ofSequence, firstFollower, follower } = this.#prospects.compiled.units;
    const unit = ofSequence[other] as number;
    const isIn = (one: number) => one === i || this.used(one);
    for (let m = first[unit] as number; m < (first[unit + 1] as number); m++)
      if (isIn(member[m] as number)) return true;
    const to = firstFollower[unit + 1] as number;
    for (let f = firstFollower[unit] as number; f < to; f++) if (isIn(follower[f] as number)) return true;
    return false;
  }
}
