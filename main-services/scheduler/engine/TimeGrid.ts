import type { CompiledProblem } from './CompiledProblem.ts';

/** Steps through time are whole common divisors of all times while these stay below so many; coarser, they only relax. */
const MOST_STEPS = 2_000_000;

/**
 * Every sequence at every start as a step in time on a grid, with the overhead before it as part of the step. On a grid of the
 * common divisor of all times it is exact; on a coarser one steps are shorter and windows wider, so that what is best on it
 * is never less than what is best in truth.
 */
export interface TimeGrid {
  readonly ticks: number;
  /** Steps that may begin at tick t: steps[first[t]] … before first[t + 1], as sequence indices. */
  readonly first: Int32Array;
  readonly steps: Int32Array;
  /** Ticks each sequence takes. */
  readonly length: Int32Array;
  readonly secondsPerTick: number;
  /** It is as fine as all times are. */
  readonly isExact: boolean;
  /** Where tick 0 lies. */
  readonly origin: number;
  /** Seconds from the beginning of a sequence's step to its start. */
  readonly lead: Float64Array;
}

/** @param sequences those that may take part */
export function timeGrid(compiled: CompiledProblem, sequences: Int32Array): TimeGrid {
  const { count, duration, pairs, firstRange, from, until, horizonStart, horizonEnd } = compiled;
  const lead = new Float64Array(count);
  let longestLead = 0;
  for (const i of sequences) {
    lead[i] = pairs.least(i);
    longestLead = Math.max(longestLead, lead[i] as number);
  }
  const origin = horizonStart - longestLead;
  let divisor = 0;
  let wanted = 0;
  const blocked = blockedTimes(compiled);
  const spans: number[] = [];
  const spanOf: number[] = [];
  for (const i of sequences) {
    const seconds = (duration[i] as number) + (lead[i] as number);
    divisor = commonDivisor(divisor, seconds);
    for (let r = firstRange[i] as number; r < (firstRange[i + 1] as number); r++) {
      let begin = (from[r] as number) - (lead[i] as number) - origin;
      const end = (until[r] as number) - (lead[i] as number) - origin;
      for (const [blockStart, blockEnd] of blocked) {
        const last = Math.min(end, blockStart - origin - seconds);
        if (begin <= last) {
          spans.push(begin, last);
          spanOf.push(i);
        }
        begin = Math.max(begin, blockEnd - origin);
      }
      if (begin > end) continue;
      spans.push(begin, end);
      spanOf.push(i);
    }
  }
  for (let s = 0; s < spanOf.length; s++) {
    divisor = commonDivisor(divisor, spans[2 * s] as number);
    wanted += (spans[2 * s + 1] as number) - (spans[2 * s] as number);
  }
  divisor = Math.max(1, divisor);
  // The end of a range need not lie on the grid: starts between two ticks are no better than the tick before them.
  const secondsPerTick = Math.max(divisor, Math.ceil(wanted / MOST_STEPS));
  const length = new Int32Array(count);
  let longest = 0;
  for (const i of sequences) {
    length[i] = Math.max(1, Math.floor(((duration[i] as number) + (lead[i] as number)) / secondsPerTick));
    longest = Math.max(longest, length[i] as number);
  }
  const ticks = Math.max(0, Math.floor((horizonEnd - origin) / secondsPerTick)) + longest + 2;
  const first = new Int32Array(ticks + 1);
  for (let s = 0; s < spanOf.length; s++) {
    const begin = Math.floor((spans[2 * s] as number) / secondsPerTick);
    const end = Math.floor((spans[2 * s + 1] as number) / secondsPerTick);
    for (let t = begin; t <= end; t++) first[t + 1] = (first[t + 1] as number) + 1;
  }
  for (let t = 0; t < ticks; t++) first[t + 1] = (first[t + 1] as number) + (first[t] as number);
  const steps = new Int32Array(first[ticks] as number);
  const next = first.slice();
  for (let s = 0; s < spanOf.length; s++) {
    const begin = Math.floor((spans[2 * s] as number) / secondsPerTick);
    const end = Math.floor((spans[2 * s + 1] as number) / secondsPerTick);
    for (let t = begin; t <= end; t++) {
      const at = next[t] as number;
      steps[at] = spanOf[s] as number;
      next[t] = at + 1;
    }
  }
  return { ticks, first, steps, length, secondsPerTick, isExact: secondsPerTick === divisor, origin, lead };
}

/** What locked sequences hold, with what must pass before them. */
function blockedTimes({ count, locked, lockedStart, duration, pairs }: CompiledProblem): (readonly [number, number])[] {
  const blocked: (readonly [number, number])[] = [];
  for (let i = 0; i < count; i++) {
    if (locked[i] === 0) continue;
    const start = lockedStart[i] as number;
    blocked.push([start - pairs.least(i), start + (duration[i] as number)]);
  }
  return blocked.sort((a, b) => a[0] - b[0]);
}

function commonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
