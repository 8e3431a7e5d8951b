import type { PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';
import type { CompiledProblem, Units } from './CompiledProblem.ts';
import { compileAccounts } from './compileAccounts.ts';
import { compileStarts } from './compileStarts.ts';
import { compileTiers } from './compileTiers.ts';
import { compileUnits } from './compileUnits.ts';
import { PairSeconds } from './PairSeconds.ts';

/** Turns a checked problem into flat arrays. */
export function compile(problem: PlanningProblem): CompiledProblem {
  const count = problem.sequences.length;
  const source = canonicalOrder(problem.sequences);
  const sequences: PlannableSequence[] = new Array(count);
  const indexOf = new Map<string, number>();
  const duration = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const sequence = problem.sequences[source[i] as number] as PlannableSequence;
    sequences[i] = sequence;
    indexOf.set(sequence.id, i);
    duration[i] = sequence.durationSeconds;
  }
  const locked = new Uint8Array(count);
  const lockedStart = new Float64Array(count);
  for (const { id, start } of problem.locked) {
    const i = indexOf.get(id);
    if (i === undefined) continue;
    locked[i] = 1;
    lockedStart[i] = start;
  }
  const starts = compileStarts(sequences, problem);
  const units = compileUnits(problem, sequences, indexOf, locked);
  const accounts = compileAccounts(problem, sequences, locked);
  const possible = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const hasStart = (starts.firstRange[i] as number) < (starts.firstRange[i + 1] as number);
    possible[i] = hasStart && locked[i] === 0 && accounts.affordable(i) ? 1 : 0;
  }
  spreadImpossible(units, possible, locked);
  let horizonStart = Number.POSITIVE_INFINITY;
  let horizonEnd = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    if (possible[i] === 0) continue;
    horizonStart = Math.min(horizonStart, starts.from[starts.firstRange[i] as number] as number);
    const last = starts.until[(starts.firstRange[i + 1] as number) - 1] as number;
    horizonEnd = Math.max(horizonEnd, last + (duration[i] as number));
  }
  return {
    problem,
    count,
    source,
    indexOf,
    duration,
    ...starts,
    horizonStart,
    horizonEnd,
    pairs: new PairSeconds(sequences, problem.overhead),
    ...compileTiers(problem, sequences, units, locked),
    programmeAccount: accounts.programmeAccount,
    userAccount: accounts.userAccount,
    granted: accounts.granted,
    unlimited: accounts.unlimited,
    possible,
    locked,
    lockedStart,
    units,
  };
}

/** By id. Most lists are so already: then looking once is enough. */
function canonicalOrder(sequences: readonly PlannableSequence[]): Int32Array {
  const order = new Int32Array(sequences.length);
  let sorted = true;
  for (let i = 0; i < order.length; i++) {
    order[i] = i;
    if (i > 0 && (sequences[i] as PlannableSequence).id < (sequences[i - 1] as PlannableSequence).id) sorted = false;
  }
  if (sorted) return order;
  return order.sort((a, b) =>
    (sequences[a] as PlannableSequence).id < (sequences[b] as PlannableSequence).id ? -1 : 1,
  );
}

/** One impossible member takes its unit with it, and all that wait for the unit. */
function spreadImpossible(units: Units, possible: Uint8Array, locked: Uint8Array): void {
  for (let u = 0; u + 1 < units.first.length; u++) {
    const [from, to] = [units.first[u] as number, units.first[u + 1] as number];
    let whole = true;
    for (let m = from; m < to; m++) {
      const i = units.member[m] as number;
      if (possible[i] === 0 && locked[i] === 0) whole = false;
    }
    if (whole) continue;
    for (let m = from; m < to; m++) possible[units.member[m] as number] = 0;
    for (let f = units.firstFollower[u] as number; f < (units.firstFollower[u + 1] as number); f++) {
      possible[units.follower[f] as number] = 0;
    }
  }
}
