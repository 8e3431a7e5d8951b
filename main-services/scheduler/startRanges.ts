import type { Interval } from './PlanningProblem.ts';

/** The first allowed start at or after an instant; null = none. Ranges are sorted, disjoint, and include both ends. */
export function firstStartFrom(ranges: readonly Interval[], instant: number): number | null {
  for (const { start, end } of ranges) if (instant <= end) return Math.max(start, instant);
  return null;
}

/** The last allowed start at or before an instant; null = none. */
export function lastStartUntil(ranges: readonly Interval[], instant: number): number | null {
  for (let i = ranges.length - 1; i >= 0; i--) {
    const range = ranges[i];
    if (range && instant >= range.start) return Math.min(range.end, instant);
  }
  return null;
}

/** The allowed start nearest to an instant; the earlier one of two equally near; null when nothing is allowed. */
export function nearestStart(ranges: readonly Interval[], instant: number): number | null {
  const before = lastStartUntil(ranges, instant);
  const after = firstStartFrom(ranges, instant);
  if (before === null || after === null) return before ?? after;
  return instant - before <= after - instant ? before : after;
}

/** What two sets of ranges have in common. */
export function commonRanges(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common = a.flatMap((one) =>
    b.map((other) => ({ start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) })),
  );
  return joinedRanges(common);
}

/** Sorted and disjoint: empty ranges dropped, overlapping and adjacent ones joined. */
export function joinedRanges(ranges: readonly Interval[]): Interval[] {
  const sorted = ranges.filter(({ start, end }) => start <= end).sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = joined.at(-1);
    if (last && start <= last.end + 1) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
