import type { Interval } from '../PlanningProblem.ts';
import { firstStartFrom, nearestStart } from '../startRanges.ts';
import type { Candidate, PlacedChain } from './PlacedChain.ts';

/** Where a candidate goes: before the link at `index`, at `start`. */
export interface Place {
  readonly index: number;
  readonly start: number;
}

/**
 * The best place for a candidate in a chain: the one that takes it and the others least away from their preferred starts
 * together, the earliest of equals. Others may be shifted, as a whole chain, but nothing leaves the plan. Null = no place.
 */
export function findPlace(chain: PlacedChain, candidate: Candidate): Place | null {
  let best: (Place & { cost: number }) | null = null;
  for (let index = 0; index <= chain.links().length; index++) {
    const room = chain.room(candidate, index);
    if (!room) continue;
    for (const start of proposals(chain, candidate, index, room)) {
      const cost = deviation(candidate, start) + disturbance(chain, candidate, index, start);
      if (best === null || cost < best.cost || (cost === best.cost && start < best.start))
        best = { index, start, cost };
    }
  }
  return best;
}

/** The candidate's own best start in the room, and its best one that moves nobody, when there is one. */
function proposals(chain: PlacedChain, candidate: Candidate, index: number, room: Interval): number[] {
  const own = bestWithin(candidate, room);
  const gap = chain.gap(candidate, index);
  const free = { start: Math.max(room.start, gap.start), end: Math.min(room.end, gap.end) };
  const quiet = free.start <= free.end ? bestWithin(candidate, free) : null;
  return [own, quiet].filter((start) => start !== null);
}

function bestWithin({ sequence, starts }: Candidate, { start, end }: Interval): number | null {
  const inside = starts
    .map((range) => ({ start: Math.max(range.start, start), end: Math.min(range.end, end) }))
    .filter((range) => range.start <= range.end);
  return sequence.preferredStart === null
    ? firstStartFrom(inside, start)
    : nearestStart(inside, sequence.preferredStart);
}

/** What the others suffer: seconds farther from their wish, or moved at all for those that have none. */
function disturbance(chain: PlacedChain, candidate: Candidate, index: number, start: number): number {
  let seconds = 0;
  for (const [i, moved] of chain.shifted(candidate, index, start)) {
    const link = chain.links()[i];
    if (!link) continue;
    const hasWish = link.sequence.preferredStart !== null;
    seconds += hasWish ? deviation(link, moved) - deviation(link, link.start) : Math.abs(moved - link.start);
  }
  return seconds;
}

function deviation({ sequence }: Candidate, start: number): number {
  return sequence.preferredStart === null ? 0 : Math.abs(start - sequence.preferredStart);
}
