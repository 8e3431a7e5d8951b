import type { Chain } from './Chain.ts';

/** Where a sequence should start; NaN = as early as it can. */
export type Wishes = Float64Array;

/** The preferred starts, by index. */
export function preferredStarts({ compiled }: Chain): Wishes {
  const wishes = new Float64Array(compiled.count).fill(Number.NaN);
  for (let i = 0; i < compiled.count; i++) {
    const preferred = compiled.problem.sequences[compiled.source[i] as number]?.preferredStart ?? null;
    if (preferred !== null) wishes[i] = preferred;
  }
  return wishes;
}

/**
 * Starts for a chain as it stands, near the wishes: later ones pushed on, earlier ones pulled back, or both so that those without
 * a wish come as early as they could by themselves; the nearest of the three, where no wish counts as one to be early.
 */
export function placeStarts(chain: Chain, wishes: Wishes): Float64Array {
  const early = withEarliest(chain, wishes);
  let best = pushOn(chain, wishes);
  let least = deviation(chain, best, early);
  for (const other of [pullBack(chain, wishes), pullBack(chain, early)]) {
    const missed = deviation(chain, other, early);
    if (missed < least) [best, least] = [other, missed];
  }
  return best;
}

/** The wishes, and for those that have none their first start by themselves. */
function withEarliest(chain: Chain, wishes: Wishes): Wishes {
  const all = wishes.slice();
  for (let k = 0; k < chain.length; k++) {
    const i = chain.order[k] as number;
    if (Number.isNaN(all[i] as number) && chain.compiled.locked[i] === 0)
      all[i] = chain.firstStart(i, Number.NEGATIVE_INFINITY);
  }
  return all;
}

/** Seconds by which all together miss their wishes. */
export function deviation(chain: Chain, starts: Float64Array, wishes: Wishes): number {
  let sum = 0;
  for (let k = 0; k < chain.length; k++) {
    const wish = wishes[chain.order[k] as number] as number;
    if (!Number.isNaN(wish)) sum += Math.abs((starts[k] as number) - wish);
  }
  return sum;
}

function pushOn(chain: Chain, wishes: Wishes): Float64Array {
  const { duration, pairs } = chain.compiled;
  const starts = new Float64Array(chain.length);
  for (let k = 0; k < chain.length; k++) {
    const i = chain.order[k] as number;
    let ready = chain.earliest[k] as number;
    if (k > 0) {
      const before = chain.order[k - 1] as number;
      ready = Math.max(ready, (starts[k - 1] as number) + (duration[before] as number) + pairs.between(before, i));
    }
    starts[k] = nearest(chain, i, ready, chain.latest[k] as number, wishes[i] as number);
  }
  return starts;
}

/** From the end: each as near to its wish as what comes after allows; then those without a wish as early as they can. */
function pullBack(chain: Chain, wishes: Wishes): Float64Array {
  const { duration, pairs } = chain.compiled;
  const starts = new Float64Array(chain.length);
  for (let k = chain.length - 1; k >= 0; k--) {
    const i = chain.order[k] as number;
    let last = chain.latest[k] as number;
    if (k + 1 < chain.length) {
      const after = chain.order[k + 1] as number;
      last = Math.min(last, (starts[k + 1] as number) - (duration[i] as number) - pairs.between(i, after));
    }
    const wish = wishes[i] as number;
    const isFree = Number.isNaN(wish) && chain.compiled.locked[i] === 0;
    starts[k] = isFree ? chain.lastStart(i, last) : nearest(chain, i, chain.earliest[k] as number, last, wish);
  }
  for (let k = 0; k < chain.length; k++) {
    const i = chain.order[k] as number;
    if (!Number.isNaN(wishes[i] as number) || chain.compiled.locked[i] === 1) continue;
    const before = k > 0 ? (chain.order[k - 1] as number) : -1;
    const ready =
      before < 0
        ? Number.NEGATIVE_INFINITY
        : (starts[k - 1] as number) + (duration[before] as number) + pairs.between(before, i);
    starts[k] = Math.min(starts[k] as number, chain.firstStart(i, ready));
  }
  return starts;
}

/** The allowed start nearest to a wish between two instants at which one is allowed. */
function nearest(chain: Chain, i: number, from: number, until: number, wish: number): number {
  if (chain.compiled.locked[i] === 1) return chain.compiled.lockedStart[i] as number;
  const earliest = chain.firstStart(i, from);
  if (Number.isNaN(wish) || wish <= earliest) return earliest;
  const before = chain.lastStart(i, Math.min(wish, until));
  if (wish >= until) return Math.max(earliest, before);
  const after = chain.firstStart(i, wish);
  if (before < earliest) return after <= until ? after : earliest;
  if (after > until) return before;
  return wish - before <= after - wish ? before : after;
}
