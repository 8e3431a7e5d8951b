import type { Sequence, SequenceStatus } from '../model/request.ts';

/** A sequence may be put off to at most this many further nights (mission.md, SCHED). */
const MOST_REPORT_NIGHTS = 7;
const DAY_MS = 86_400_000;

/** What a planning may still place, or must know of because it holds the telescope. */
const OPEN: ReadonlySet<SequenceStatus> = new Set(['TOBEPLANNED', 'OBSERVABLE', 'PLANNED', 'REJECTED', 'EXECUTING']);

/** The oldest night whose sequences can still be meant for this one. */
export function earliestNightStillOpen(nightDate: string): string {
  return new Date(Date.parse(nightDate) - MOST_REPORT_NIGHTS * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Whether a sequence asked for one night may still be planned in another, later one. Unplannable (never up) in its own night
 * is not the last word for the nights after, whose windows are computed anew.
 */
export function isOpenOn(
  sequence: Pick<Sequence, 'status' | 'reportNights'>,
  askedFor: string,
  night: string,
): boolean {
  const later = nightsLater(askedFor, night);
  if (later < 0 || later > sequence.reportNights) return false;
  return OPEN.has(sequence.status) || (later > 0 && sequence.status === 'UNPLANNABLE');
}

/** How many nights a night is after another one. */
export function nightsLater(from: string, night: string): number {
  return Math.round((Date.parse(night) - Date.parse(from)) / DAY_MS);
}
