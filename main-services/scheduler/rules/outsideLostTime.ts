import type { Interval } from '../PlanningProblem.ts';
import { commonRanges, joinedRanges } from '../startRanges.ts';
import type { StartRule } from './StartRule.ts';

/** Nothing is planned into time known to be lost. */
export const outsideLostTime: StartRule = {
  allowed: (ranges, { durationSeconds }, { lost }) => {
    if (lost.length === 0) return ranges;
    const usable: Interval[] = [];
    let from = Number.NEGATIVE_INFINITY;
    for (const { start, end } of joinedRanges(lost)) {
      usable.push({ start: from, end: start - durationSeconds });
      from = end;
    }
    usable.push({ start: from, end: Number.POSITIVE_INFINITY });
    return commonRanges(ranges, usable);
  },
  refusal: () => ({
    code: 'time-lost',
    reason: 'The time lost to clouds or closures leaves it no room in its windows.',
  }),
};
