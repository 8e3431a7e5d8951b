import type { Interval, PlannableSequence } from '../PlanningProblem.ts';
import type { PlanView } from './PlanView.ts';
import { commonSpans, lengthOf } from './spans.ts';

/** The longest duration that the sequence could have beside the whole plan, which makes room as far as it can; 0 = none. */
export function longestFit(sequence: PlannableSequence, view: PlanView): number {
  const observable = commonSpans(sequence.windows, view.usable({ withLost: false }));
  const wish = wishOf(sequence);
  let longest = 0;
  for (const { start, end } of commonSpans(view.rooms(sequence), observable)) {
    const from = Math.max(start, wish.start);
    if (from <= wish.end) longest = Math.max(longest, end - from);
  }
  return longest;
}

/** The least that one of its windows would have to grow, for a place beside the plan; null = no growth helps. */
export function leastWidening(
  sequence: PlannableSequence,
  view: PlanView,
): { readonly index: number; readonly to: Interval; readonly longerBySeconds: number } | null {
  const { windows, durationSeconds } = sequence;
  const starts = startsBeside(view.usable({ withLost: false }), sequence, view);
  let best: { index: number; to: Interval; longerBySeconds: number } | null = null;
  for (const [index, window] of windows.entries()) {
    // Where it would lie inside the window, or cover it when it is longer.
    const [low, high] = ordered(window.start, window.end - durationSeconds);
    for (const range of starts) {
      const start = nearestTo(low, high, range);
      const to = { start: Math.min(window.start, start), end: Math.max(window.end, start + durationSeconds) };
      const longerBySeconds = lengthOf(to) - lengthOf(window);
      if (best === null || longerBySeconds < best.longerBySeconds) best = { index, to, longerBySeconds };
    }
  }
  return best;
}

/** The least that its tolerances would have to grow, for a place beside the plan; null = they are not what is in the way. */
export function leastTolerance(
  sequence: PlannableSequence,
  view: PlanView,
): {
  readonly earlierSeconds: number | null;
  readonly laterSeconds: number | null;
  readonly moreSeconds: number;
} | null {
  const { preferredStart, mayMoveEarlierSeconds, mayMoveLaterSeconds } = sequence;
  if (preferredStart === null || (mayMoveEarlierSeconds === null && mayMoveLaterSeconds === null)) return null;
  const wish = wishOf(sequence);
  const observable = commonSpans(sequence.windows, view.usable({ withLost: false }));
  const unbound = { ...sequence, mayMoveEarlierSeconds: null, mayMoveLaterSeconds: null };
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const range of startsBeside(observable, unbound, view)) {
    const start = nearestTo(wish.start, wish.end, range);
    const distance = Math.max(wish.start - start, start - wish.end);
    if (distance < least) [nearest, least] = [start, distance];
  }
  if (nearest === null || least <= 0) return null;
  const earlier = nearest < wish.start;
  return {
    earlierSeconds: earlier ? preferredStart - nearest : mayMoveEarlierSeconds,
    laterSeconds: earlier ? mayMoveLaterSeconds : nearest - preferredStart,
    moreSeconds: least,
  };
}

/** The least lost time that would have to come back, for a place beside the plan; null = that does not help. */
export function leastGivenBack(
  sequence: PlannableSequence,
  view: PlanView,
): { readonly span: Interval; readonly seconds: number } | null {
  const { lost } = view.problem;
  if (lost.length === 0) return null;
  const { durationSeconds, windows } = sequence;
  const observable = commonSpans(windows, view.usable({ withLost: true }));
  let best: { span: Interval; seconds: number } | null = null;
  for (const range of startsBeside(observable, sequence, view)) {
    // What lies in lost time changes its slope only at these starts: the least is at one of them.
    const corners = lost.flatMap(({ start, end }) => [start, end, start - durationSeconds, end - durationSeconds]);
    for (const corner of [range.start, range.end, ...corners]) {
      const start = Math.min(Math.max(corner, range.start), range.end);
      const span = { start, end: start + durationSeconds };
      const seconds = commonSpans(lost, [span]).reduce((sum, gone) => sum + lengthOf(gone), 0);
      if (seconds > 0 && (best === null || seconds < best.seconds)) best = { span, seconds };
    }
  }
  return best;
}

/** Starts that lie beside the plan, whole inside one of the spans, and within its tolerance. */
function startsBeside(spans: readonly Interval[], sequence: PlannableSequence, view: PlanView): readonly Interval[] {
  const wish = wishOf(sequence);
  return commonSpans(view.rooms(sequence), spans).flatMap(({ start, end }) => {
    const range = {
      start: Math.max(start, wish.start),
      end: Math.min(end - sequence.durationSeconds, wish.end),
    };
    return range.start <= range.end ? [range] : [];
  });
}

function wishOf({ preferredStart, mayMoveEarlierSeconds, mayMoveLaterSeconds }: PlannableSequence): Interval {
  const start =
    preferredStart === null || mayMoveEarlierSeconds === null
      ? Number.NEGATIVE_INFINITY
      : preferredStart - mayMoveEarlierSeconds;
  const end =
    preferredStart === null || mayMoveLaterSeconds === null
      ? Number.POSITIVE_INFINITY
      : preferredStart + mayMoveLaterSeconds;
  return { start, end };
}

/** The instant of a range that is nearest to low … high. */
function nearestTo(low: number, high: number, range: Interval): number {
  if (range.end < low) return range.end;
  return range.start > high ? range.start : Math.max(range.start, low);
}

function ordered(a: number, b: number): readonly [number, number] {
  return a <= b ? [a, b] : [b, a];
}
