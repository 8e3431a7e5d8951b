import type { Interval, OverheadModel, PlannableSequence } from '../PlanningProblem.ts';
import { overheadBetween } from '../rules/overhead.ts';
import { firstStartFrom, lastStartUntil } from '../startRanges.ts';

/** A sequence with the starts it may have; a locked one has a single one. */
export interface Candidate {
  readonly sequence: PlannableSequence;
  readonly starts: readonly Interval[];
  readonly locked: boolean;
}

/** A candidate's place in the chain. */
export interface Link extends Candidate {
  readonly start: number;
}

/**
 * A plan with a start for every link, near what each prefers. For every link it knows the earliest and the latest start that
 * the whole chain allows.
 */
export class PlacedChain {
  #links: Link[];
  #earliest: number[] = [];
  #latest: number[] = [];
  readonly #overhead: OverheadModel;

  constructor(links: readonly Link[], overhead: OverheadModel) {
    this.#links = [...links].sort((a, b) => a.start - b.start);
    this.#overhead = overhead;
    this.#bound();
  }

  links(): readonly Link[] {
    return this.#links;
  }

  earliest(index: number): number {
    return this.#earliest[index] ?? Number.NEGATIVE_INFINITY;
  }

  latest(index: number): number {
    return this.#latest[index] ?? Number.POSITIVE_INFINITY;
  }

  /** The starts a candidate may have just before the link at `index`, if the others make room; null = none. */
  room(candidate: Candidate, index: number): Interval | null {
    const before = this.#links[index - 1];
    const after = this.#links[index];
    const { sequence, starts } = candidate;
    const from = before ? this.earliest(index - 1) + this.#span(before.sequence, sequence) : Number.NEGATIVE_INFINITY;
    const until = after ? this.latest(index) - this.#span(sequence, after.sequence) : Number.POSITIVE_INFINITY;
    if (from > until) return null;
    const start = firstStartFrom(starts, from);
    const end = lastStartUntil(starts, until);
    return start === null || end === null || start > end ? null : { start, end };
  }

  /** The starts between the two neighbours as they stand; may be reversed (no free place). */
  gap(candidate: Candidate, index: number): Interval {
    const before = this.#links[index - 1];
    const after = this.#links[index];
    return {
      start: before ? before.start + this.#span(before.sequence, candidate.sequence) : Number.NEGATIVE_INFINITY,
      end: after ? after.start - this.#span(candidate.sequence, after.sequence) : Number.POSITIVE_INFINITY,
    };
  }

  /** What the others become when a candidate is put before `index` at a start within its room: the least shift, left and right. */
  shifted(candidate: Candidate, index: number, start: number): Map<number, number> {
    const moves = new Map<number, number>();
    let next: { sequence: PlannableSequence; start: number } = { sequence: candidate.sequence, start };
    for (let i = index - 1; i >= 0; i--) {
      const link = this.#links[i];
      if (!link) break;
      const latest = next.start - this.#span(link.sequence, next.sequence);
      if (link.start <= latest || link.locked) break;
      const moved = lastStartUntil(link.starts, latest) ?? link.start;
      moves.set(i, moved);
      next = { sequence: link.sequence, start: moved };
    }
    let previous: { sequence: PlannableSequence; start: number } = { sequence: candidate.sequence, start };
    for (let i = index; i < this.#links.length; i++) {
      const link = this.#links[i];
      if (!link) break;
      const earliest = previous.start + this.#span(previous.sequence, link.sequence);
      if (link.start >= earliest || link.locked) break;
      const moved = firstStartFrom(link.starts, earliest) ?? link.start;
      moves.set(i, moved);
      previous = { sequence: link.sequence, start: moved };
    }
    return moves;
  }

  insert(candidate: Candidate, index: number, start: number): void {
    const moves = this.shifted(candidate, index, start);
    const links = this.#links.map((link, i) => ({ ...link, start: moves.get(i) ?? link.start }));
    links.splice(index, 0, { ...candidate, start });
    this.#links = links;
    this.#bound();
  }

  /** From the start of one sequence to the earliest start of the next. */
  #span(before: PlannableSequence, after: PlannableSequence): number {
    return before.durationSeconds + overheadBetween(before, after, this.#overhead);
  }

  #bound(): void {
    const links = this.#links;
    this.#earliest = new Array(links.length);
    this.#latest = new Array(links.length);
    let from = Number.NEGATIVE_INFINITY;
    for (const [i, link] of links.entries()) {
      const before = links[i - 1];
      if (before) from = this.earliest(i - 1) + this.#span(before.sequence, link.sequence);
      this.#earliest[i] = link.locked ? link.start : (firstStartFrom(link.starts, from) ?? link.start);
    }
    let until = Number.POSITIVE_INFINITY;
    for (let i = links.length - 1; i >= 0; i--) {
      const link = links[i];
      if (!link) continue;
      const after = links[i + 1];
      if (after) until = this.latest(i + 1) - this.#span(link.sequence, after.sequence);
      this.#latest[i] = link.locked ? link.start : (lastStartUntil(link.starts, until) ?? link.start);
    }
  }
}
