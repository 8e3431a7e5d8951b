import type { PreviousPlan } from '../PlanOptions.ts';
import { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import { isBetter } from './compareValues.ts';
import { Ejection } from './Ejection.ts';
import { densities, possibleOnes, tierKey } from './greedy.ts';
import { RandomNumbers } from './RandomNumbers.ts';
import { NO_WHIM, Refill } from './Refill.ts';
import { sortedByKey } from './sortedByKey.ts';

export interface Repaired {
  readonly chain: Chain;
  /** Something had to go, something new came in, or something stands in a place it did not have. */
  readonly hasChanged: boolean;
}

/**
 * A valid plan at once from an earlier one: what still can stays in its order, the most valuable first where not all can; then
 * what outranks is forced in; then the room is filled.
 */
export function repairChain(compiled: CompiledProblem, previous: PreviousPlan): Repaired {
  const chain = new Chain(compiled);
  const startOf = new Float64Array(compiled.count).fill(Number.NaN);
  const kept: number[] = [];
  let hasChanged = false;
  for (const { id, start } of previous.planned) {
    const i = compiled.indexOf.get(id);
    if (i === undefined || (compiled.possible[i] === 0 && compiled.locked[i] === 0)) hasChanged = true;
    else if (compiled.locked[i] === 0) {
      startOf[i] = start;
      kept.push(i);
    }
  }
  for (let k = 0; k < chain.length; k++) {
    const i = chain.order[k] as number;
    startOf[i] = compiled.lockedStart[i] as number;
  }
  const { scalarWeight, duration } = compiled;
  const density = (i: number) => (scalarWeight[i] as number) / (duration[i] as number);
  kept.sort((a, b) => density(b) - density(a) || a - b);
  for (const i of kept) {
    const k = positionAt(chain, startOf, startOf[i] as number);
    if (chain.planned[i] === 0 && chain.startBetween(i, k, k) !== Number.POSITIVE_INFINITY && chain.affordable(i)) {
      chain.insert(i, k);
    } else hasChanged = true;
  }
  if (dropBrokenUnits(chain)) hasChanged = true;
  const before = chain.length;
  const refill = new Refill(compiled, new RandomNumbers(1));
  forceHigherTiers(chain, refill);
  const keys = densities(compiled);
  const ones = possibleOnes(compiled);
  refill.fill(
    chain,
    sortedByKey(ones, (i) => tierKey(compiled, i, keys)),
    ones.length,
    NO_WHIM,
  );
  return { chain, hasChanged: hasChanged || chain.length !== before };
}

function positionAt(chain: Chain, startOf: Float64Array, start: number): number {
  let low = 0;
  let high = chain.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((startOf[chain.order[middle] as number] as number) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Units of which a member is gone, and what waits for something that is not there. */
function dropBrokenUnits(chain: Chain): boolean {
  const { units, locked } = chain.compiled;
  const mark = new Uint8Array(chain.compiled.count);
  let broken = false;
  for (let k = 0; k < chain.length; k++) {
    const i = chain.order[k] as number;
    if (locked[i] === 1) continue;
    const unit = units.ofSequence[i] as number;
    let whole = true;
    for (let m = units.first[unit] as number; m < (units.first[unit + 1] as number); m++) {
      if (chain.planned[units.member[m] as number] === 0) whole = false;
    }
    if (whole && isLedWhole(chain, i)) continue;
    mark[i] = 1;
    broken = true;
  }
  if (broken) chain.removeMarked(mark);
  return broken;
}

function isLedWhole(chain: Chain, i: number): boolean {
  const { units } = chain.compiled;
  const leader = units.waitsFor[i] as number;
  if (leader < 0) return true;
  for (let m = units.first[leader] as number; m < (units.first[leader + 1] as number); m++) {
    if (chain.planned[units.member[m] as number] === 0) return false;
  }
  return true;
}

/** Alerts, and what has begun, do not wait until there is room. */
function forceHigherTiers(chain: Chain, refill: Refill): void {
  const { compiled } = chain;
  const urgent = compiled.tierNames.flatMap((name, tier) => (name === 'alert' || name === 'begun' ? [tier] : []));
  if (urgent.length === 0) return;
  const trial = new Chain(compiled);
  const ejection = new Ejection(compiled, null);
  for (const tier of urgent) {
    for (let i = 0; i < compiled.count; i++) {
      if (compiled.tier[i] !== tier || compiled.possible[i] === 0 || chain.planned[i] === 1) continue;
      trial.copyFrom(chain);
      if (ejection.forceIn(trial, i, refill) && isBetter(trial.values, chain.values)) chain.copyFrom(trial);
    }
  }
}
