import { inWords } from '../inWords.ts';
import { overheadBetween } from '../rules/overhead.ts';
import type { Explanation } from './Explanation.ts';
import type { ObservatoryFacts } from './ObservatoryFacts.ts';
import type { PlanView, Standing } from './PlanView.ts';
import { rivalsInWords, rivalsOf } from './rivals.ts';
import { commonSpans } from './spans.ts';

/**
 * Why a planned sequence is not where it was in the planning before, or else not at its preferred start; null when it is there,
 * when there is neither, or when it is fixed.
 */
export function explainMoved(standing: Standing, view: PlanView, facts: ObservatoryFacts): Explanation | null {
  const { sequence, start, locked } = standing;
  const before = facts.previousStarts?.get(standing.id) ?? null;
  const isReplanned = before !== null && before !== start;
  const from = isReplanned ? before : sequence.preferredStart;
  if (locked || from === null || from === start) return null;
  const when = facts.timeInWords ? ` (${facts.timeInWords(from)})` : '';
  const shiftSeconds = start - from;
  const than = isReplanned ? 'in the planning before' : 'preferred';
  const moved = `It is planned ${inWords(Math.abs(shiftSeconds))} ${shiftSeconds > 0 ? 'later' : 'earlier'} than ${than}${when}`;
  const common = {
    id: standing.id,
    outcome: 'moved' as const,
    facts: { shiftSeconds, from, start, preferredStart: sequence.preferredStart },
    price: null,
    remedies: [],
  };
  const end = from + sequence.durationSeconds;
  const possible = commonSpans(sequence.windows, view.usable({ withLost: false })).some(
    (span) => span.start <= from && span.end >= end,
  );
  if (!possible) {
    const cause = whyNotThen(standing, view, from, end);
    return { ...common, kind: 'not-observable-then', sentence: `${moved}: ${cause}.`, against: [] };
  }
  const rivals = rivalsOf(inTheWay(standing, view, from, end));
  const cause =
    rivals.length === 0 ? 'so that its neighbours in the plan have room' : `to make room for ${rivalsInWords(rivals)}`;
  return { ...common, kind: 'made-room', sentence: `${moved}, ${cause}.`, against: rivals };
}

function whyNotThen({ sequence }: Standing, view: PlanView, start: number, end: number): string {
  const { nights, now, lost } = view.problem;
  const within = (span: { start: number; end: number }) => span.start <= start && span.end >= end;
  if (!sequence.windows.some(within)) return 'then it is not observable as a whole';
  if (!nights.some(within)) return 'then it would not lie inside the night';
  if (now !== null && start < now) return 'that time has passed';
  const gone = lost.some((one) => one.start < end && one.end > start);
  return gone ? 'that time is lost' : 'then it is not observable as a whole';
}

/** Planned sequences that would be too near if it stood where it prefers to. */
function inTheWay(standing: Standing, view: PlanView, start: number, end: number): readonly Standing[] {
  const { overhead } = view.problem;
  return view.standings.filter(
    (other) =>
      other.id !== standing.id &&
      other.start < end + overheadBetween(standing.sequence, other.sequence, overhead) &&
      other.end + overheadBetween(other.sequence, standing.sequence, overhead) > start,
  );
}
