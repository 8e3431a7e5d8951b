import type { Chain } from '../engine/Chain.ts';
import type { CompiledProblem } from '../engine/CompiledProblem.ts';
import type { Interval, PlannableSequence } from '../PlanningProblem.ts';
import { findPlace } from './findPlace.ts';
import { type Candidate, type Link, PlacedChain } from './PlacedChain.ts';

/** More than so many links take longer than the planning itself. */
const MOST_LINKS = 60;

/**
 * Order and starts for the sequences of a chain as the most important one would choose first: each where it disturbs those
 * before it least, as near to its preferred start, or as early, as may be. Null when they do not all fit that way.
 */
export function placeByMerit(chain: Chain): readonly { readonly i: number; readonly start: number }[] | null {
  const { compiled } = chain;
  if (chain.length > MOST_LINKS) return null;
  const fixed: Link[] = [];
  const open: number[] = [];
  for (let k = 0; k < chain.length; k++) {
    const i = chain.order[k] as number;
    if (compiled.locked[i] === 0) open.push(i);
    else {
      const start = compiled.lockedStart[i] as number;
      fixed.push({ sequence: sequenceOf(compiled, i), start, starts: [{ start, end: start }], locked: true });
    }
  }
  const priority = (i: number) => sequenceOf(compiled, i).priority;
  open.sort(
    (a, b) =>
      (compiled.tier[a] as number) - (compiled.tier[b] as number) ||
      priority(b) - priority(a) ||
      (compiled.duration[a] as number) - (compiled.duration[b] as number) ||
      a - b,
  );
  const placed = new PlacedChain(fixed, compiled.problem.overhead);
  for (const i of open) {
    const candidate: Candidate = { sequence: sequenceOf(compiled, i), starts: startsOf(compiled, i), locked: false };
    const place = findPlace(placed, candidate);
    if (place === null) return null;
    placed.insert(candidate, place.index, place.start);
  }
  return placed.links().map(({ sequence, start }) => ({ i: compiled.indexOf.get(sequence.id) ?? -1, start }));
}

function sequenceOf({ problem, source }: CompiledProblem, i: number): PlannableSequence {
  return problem.sequences[source[i] as number] as PlannableSequence;
}

function startsOf({ firstRange, from, until }: CompiledProblem, i: number): readonly Interval[] {
  const starts: Interval[] = [];
  for (let r = firstRange[i] as number; r < (firstRange[i + 1] as number); r++) {
    starts.push({ start: from[r] as number, end: until[r] as number });
  }
  return starts;
}
