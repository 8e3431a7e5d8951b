import type { Interval, PlanningProblem } from '../PlanningProblem.ts';
import { commonSpans } from './spans.ts';

/** When the telescope may observe something that is not fixed: nights, from now on, without what is lost. Sorted. */
export function usableTime(
  { nights, now, lost }: PlanningProblem,
  { withLost }: { withLost: boolean },
): readonly Interval[] {
  let usable = nights.toSorted((a, b) => a.start - b.start);
  if (now !== null) usable = commonSpans(usable, [{ start: now, end: Number.POSITIVE_INFINITY }]);
  if (withLost) return usable;
  for (const gone of lost) {
    usable = commonSpans(usable, [
      { start: Number.NEGATIVE_INFINITY, end: gone.start },
      { start: gone.end, end: Number.POSITIVE_INFINITY },
    ]);
  }
  return usable;
}
