import type { PlannedSequence, Planning } from '../model/planning.ts';

/** A sequence may be started this much after its planned start before it counts as missed, milliseconds. */
export const START_TOLERANCE_MS = 5 * 60_000;
/** It is started this much before its planned start, so that the slew is over in time. */
export const START_EARLY_MS = 10_000;

/** What to do with the planning at an instant. */
export interface NextSequence {
  /** To be started now; null = nothing is due. */
  readonly due: PlannedSequence | null;
  /** The next one that is not due yet; null = none. */
  readonly upcoming: PlannedSequence | null;
  /** Planned, but their time went by without anybody starting them: a new planning is needed. */
  readonly missed: readonly PlannedSequence[];
}

/** Finds what is due in a planning; `settled` are sequences that already ran or were given up. */
export function nextSequence(planning: Planning | null, now: number, settled: ReadonlySet<number>): NextSequence {
  const open = (planning?.planned ?? [])
    .filter((row) => !settled.has(row.sequenceId) && row.status === 'EXPECTED')
    .toSorted((a, b) => a.start - b.start);
  const missed = open.filter((row) => now > row.start + START_TOLERANCE_MS);
  const live = open.filter((row) => now <= row.start + START_TOLERANCE_MS);
  const first = live[0] ?? null;
  const due = first !== null && now >= first.start - START_EARLY_MS ? first : null;
  return { due, upcoming: due === null ? first : (live[1] ?? null), missed };
}
