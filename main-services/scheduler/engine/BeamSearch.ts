import { Chain } from './Chain.ts';
import { Marks } from './Marks.ts';
import type { Prospects } from './Prospects.ts';
import { Spending } from './Spending.ts';
import { sortedByKey } from './sortedByKey.ts';
import { Ways } from './Ways.ts';
import type { Placed } from './withLocked.ts';

export interface BeamResult {
  /** The best plan, without the locked sequences; null = nothing better was found. */
  readonly placed: readonly Placed[] | null;
  /** What any plan loses at least against the outlook's bound; 0 = nothing is proven. */
  readonly leastLost: number;
}

/** More are given up: 40 bytes each. */
const MOST_WAYS = 800_000;
/** So many times the width may wait at a moment before the worst are given up. */
const CROWD = 4;

/**
 * Builds plans from the evening to the morning, many at once: at every moment the most promising ways to be free then are kept
 * and gone on with (beam search; Ow and Morton 1988, with the bound of a Lagrangian relaxation for what is still to come). A way
 * that cannot become better than the best plan known is given up. When no other one had to be, nothing better exists.
 */
export class BeamSearch {
  readonly #prospects: Prospects;
  readonly #starts: Chain;
  readonly #marks: Marks;
  readonly #spending: Spending;
  readonly #waiting: number[][];
  /** States are told apart exactly, so that ways given up for another one of the same state were no better. */
  readonly #isExact: boolean;
  readonly #ways = new Ways();
  #limit = 0;
  #width = 0;
  /** What must be lost less at each tick to be among those gone on with. */
  readonly #threshold: Float64Array;
  #leastDropped = 0;

  constructor(prospects: Prospects) {
    const { compiled, outlook } = prospects;
    this.#prospects = prospects;
    this.#starts = new Chain(compiled);
    this.#marks = new Marks(prospects);
    this.#spending = new Spending(prospects);
    this.#waiting = Array.from({ length: outlook.grid.ticks + 1 }, () => []);
    this.#threshold = new Float64Array(outlook.grid.ticks + 1);
    const hasAlerts = outlook.sequences.some((i) => compiled.unlimited[i] === 1);
    this.#isExact = outlook.grid.isExact && compiled.pairs.constant >= 0 && !hasAlerts;
  }

  /**
   * @param width ways gone on with from each moment
   * @param mostLost ways that lose as much are of no use
   * @param isOver is told the ways added since it was asked last, and the share of the night that is done
   */
  search(width: number, mostLost: number, isOver: (ways: number, share: number) => boolean): BeamResult {
    const { ticks } = this.#prospects.outlook.grid;
    this.#ways.count = 0;
    this.#limit = mostLost;
    this.#width = width;
    this.#threshold.fill(mostLost);
    this.#leastDropped = Number.POSITIVE_INFINITY;
    for (const list of this.#waiting) list.length = 0;
    (this.#waiting[0] as number[]).push(this.#ways.add(-1, -1, Number.NEGATIVE_INFINITY, 0, 0, 0));
    let best = -1;
    for (let t = 0; t <= ticks; t++) {
      const all = this.#waiting[t] as number[];
      if (all.length === 0) continue;
      const before = this.#ways.count;
      this.#chooseFrom(all);
      for (const way of all) {
        if (t < ticks) this.#goOn(way, t);
        else best = this.#better(way, best);
      }
      if (this.#ways.count > MOST_WAYS || isOver(this.#ways.count - before, t / ticks))
        return { placed: null, leastLost: 0 };
    }
    const leastLost = this.#isExact ? Math.min(this.#leastDropped, this.#limit) : 0;
    return { placed: best < 0 ? null : this.#placedOn(best), leastLost };
  }

  #better(way: number, best: number): number {
    const { bound } = this.#prospects.outlook;
    // Where something waits for others, a way can seem better than its plan is.
    const reckoned = (this.#ways.total[way] as number) + this.#spending.unspent(this.#ways, way);
    const lost = Math.max(reckoned, bound - this.#worth(way));
    if (lost >= this.#limit) return best;
    this.#limit = lost;
    return way;
  }

  #worth(way: number): number {
    const { compiled, outlook } = this.#prospects;
    let worth = outlook.fixed;
    for (const { i } of this.#placedOn(way))
      if (compiled.tier[i] === outlook.tier) worth += compiled.weight[i] as number;
    return worth;
  }

  #placedOn(way: number): Placed[] {
    const { parent, taken, free } = this.#ways;
    const { duration } = this.#prospects.compiled;
    const placed: Placed[] = [];
    for (let at = way; at >= 0; at = parent[at] as number) {
      const i = taken[at] as number;
      if (i >= 0) placed.push({ i, start: (free[at] as number) - (duration[i] as number) });
    }
    return placed;
  }

  /** Leaves the most promising ways, one of each state. */
  #chooseFrom(all: number[]): void {
    const { total, mark } = this.#ways;
    const sorted = sortedByKey(Int32Array.from(all), (way) => -(total[way] as number));
    const seen = new Set<number>();
    all.length = 0;
    for (const way of sorted) {
      if ((total[way] as number) >= this.#limit) break;
      if (seen.has(mark[way] as number)) continue;
      if (all.length >= this.#width) {
        this.#drop(total[way] as number);
        return;
      }
      seen.add(mark[way] as number);
      all.push(way);
    }
  }

  #drop(lost: number): void {
    if (lost < this.#leastDropped) this.#leastDropped = lost;
  }

  #goOn(way: number, t: number): void {
    const { compiled, outlook, first, steps, losses, leftOut } = this.#prospects;
    const { grid } = outlook;
    const { duration, pairs } = compiled;
    const { lost, free, taken, parent } = this.#ways;
    const [lostSoFar, over, last] = [lost[way] as number, free[way] as number, taken[way] as number];
    const spending = this.#spending;
    const threshold = this.#threshold;
    spending.of(this.#ways, way);
    // Waiting: the same way a tick later.
    this.#add(way, parent[way] as number, t, t + 1, -1, over, lostSoFar + this.#prospects.waiting(t, t + 1));
    if (lostSoFar + (leftOut[t] as number) < this.#limit) this.#drop(lostSoFar + (leftOut[t] as number));
    const now = grid.origin + t * grid.secondsPerTick;
    const end = first[t + 1] as number;
    for (let s = first[t] as number; s < end; s++) {
      let loses = lostSoFar + (losses[s] as number);
      if (loses >= this.#limit) break;
      const i = steps[s] as number;
      let at = t + (grid.length[i] as number);
      if (loses >= (threshold[at] as number)) {
        this.#drop(loses);
        continue;
      }
      if (spending.used(i) || !spending.affords(i) || !spending.isStillWhole(i, t)) continue;
      const ready = last < 0 ? now : Math.max(now, over + pairs.between(last, i) - (grid.lead[i] as number));
      const start = this.#starts.firstStart(i, ready + (grid.lead[i] as number));
      if (start === Number.POSITIVE_INFINITY) continue;
      const freeAt = start + (duration[i] as number);
      const really = Math.ceil((freeAt - grid.origin) / grid.secondsPerTick);
      if (really > at) {
        if (really > grid.ticks) continue;
        loses += this.#prospects.waiting(at, really);
        at = really;
      }
      this.#add(way, way, t, at, i, freeAt, loses);
    }
  }

  /** Books what is missed for good on the way from tick t to `at`. @param i what is used meanwhile; −1 = nothing */
  #add(way: number, parent: number, t: number, at: number, i: number, free: number, lost: number): void {
    if (lost >= this.#limit) return;
    const worst = this.#threshold[at] as number;
    const spending = this.#spending;
    const missed = spending.missed(t, at, i);
    if (lost + missed >= this.#limit) return;
    const total = lost + missed + spending.unfillable(at, i);
    if (total >= worst) {
      if (total < this.#limit) this.#drop(total);
      return;
    }
    const taken = i < 0 ? (this.#ways.taken[way] as number) : i;
    const mark = this.#marks.after(this.#ways.mark[way] as number, t, at, i, (other) => spending.used(other));
    const all = this.#waiting[at] as number[];
    all.push(this.#ways.add(parent, taken, free, lost + missed, total, mark));
    if (all.length < CROWD * this.#width) return;
    this.#chooseFrom(all);
    if (all.length >= this.#width) this.#threshold[at] = this.#ways.total[all.at(-1) as number] as number;
  }
}
