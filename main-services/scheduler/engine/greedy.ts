import { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import { isBetter } from './compareValues.ts';
import { plainGreedy } from './plainGreedy.ts';
import { NO_WHIM, type Refill } from './Refill.ts';
import { sortedByKey } from './sortedByKey.ts';

/** More than any weight per second or priority: tiers come one after the other. */
const TIER_SPAN = 1e6;

/** The indices of all that can be planned. */
export function possibleOnes({ count, possible }: CompiledProblem): Int32Array {
  const ones = new Int32Array(count);
  let n = 0;
  for (let i = 0; i < count; i++) if (possible[i] === 1) ones[n++] = i;
  return ones.subarray(0, n);
}

/** What a sequence brings for each second of telescope time it takes, overhead included; units and those that wait as a whole. */
export function densities(compiled: CompiledProblem, quotaPrice: Float64Array | null = null): Float64Array {
  const { weight, duration, pairs, programmeAccount, userAccount, unlimited } = compiled;
  const price = (account: number) => (account < 0 || quotaPrice === null ? 0 : (quotaPrice[account] as number));
  return unitKeys(compiled, (i) => {
    const seconds = duration[i] as number;
    const perSecond = unlimited[i] === 1 ? 0 : price(programmeAccount[i] as number) + price(userAccount[i] as number);
    return [(weight[i] as number) - perSecond * seconds, seconds + pairs.least(i)];
  });
}

/** The first valid plan: the best of some made in order of density and of priority, with and without shifting chains. */
export function greedy(compiled: CompiledProblem, refill: Refill): Chain {
  const ones = possibleOnes(compiled);
  const byDensity = densities(compiled);
  const priorities = unitKeys(compiled, (i) => {
    const { priority, durationSeconds } = compiled.problem.sequences[compiled.source[i] as number] ?? NOTHING;
    return [Math.max(0, priority) * durationSeconds, durationSeconds];
  });
  const dense = sortedByKey(ones, (i) => tierKey(compiled, i, byDensity));
  const urgent = sortedByKey(ones, (i) => tierKey(compiled, i, priorities));
  let best = new Chain(compiled);
  refill.fill(best, dense, ones.length, NO_WHIM);
  const compare = (other: Chain, order: Int32Array) => {
    refill.fill(other, order, ones.length, NO_WHIM);
    if (isBetter(other.values, best.values)) best = other;
  };
  compare(new Chain(compiled), urgent);
  compare(plainGreedy(compiled, urgent), urgent);
  return best;
}

const NOTHING = { priority: 0, durationSeconds: 1 };

/** Higher tiers first, then the key. A unit is as high as its highest member. */
export function tierKey(compiled: CompiledProblem, i: number, keys: Float64Array): number {
  const { tier, tierNames, units } = compiled;
  const unit = units.ofSequence[i] as number;
  let highest = tier[i] as number;
  for (let m = units.first[unit] as number; m < (units.first[unit + 1] as number); m++) {
    highest = Math.min(highest, tier[units.member[m] as number] as number);
  }
  return (tierNames.length - highest) * TIER_SPAN + Math.min(TIER_SPAN / 2, keys[i] as number);
}

/** Gain per cost, of whole units together with the best of those that wait for them; the waiting ones stay behind. */
function unitKeys(compiled: CompiledProblem, gainAndCost: (i: number) => readonly [number, number]): Float64Array {
  const { count, units } = compiled;
  const keys = new Float64Array(count);
  const gains = new Float64Array(count);
  const costs = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [gain, cost] = gainAndCost(i);
    gains[i] = gain;
    costs[i] = cost;
    keys[i] = gain / cost;
  }
  for (let u = 0; u + 1 < units.first.length; u++) {
    const [from, to] = [units.first[u] as number, units.first[u + 1] as number];
    const [fromFollower, toFollower] = [units.firstFollower[u] as number, units.firstFollower[u + 1] as number];
    if (to - from === 1 && fromFollower === toFollower) continue;
    let gain = 0;
    let cost = 0;
    for (let m = from; m < to; m++) {
      gain += gains[units.member[m] as number] as number;
      cost += costs[units.member[m] as number] as number;
    }
    const waiting = units.follower.slice(fromFollower, toFollower);
    waiting.sort((a, b) => (keys[b] as number) - (keys[a] as number) || a - b);
    let best = gain / cost;
    for (const i of waiting) {
      gain += gains[i] as number;
      cost += costs[i] as number;
      best = Math.max(best, gain / cost);
    }
    for (let m = from; m < to; m++) keys[units.member[m] as number] = best;
    for (const i of waiting) keys[i] = Math.min(keys[i] as number, best * 0.999999);
  }
  return keys;
}
