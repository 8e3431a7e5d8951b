import { inWords } from '../inWords.ts';
import { commonRanges } from '../startRanges.ts';
import type { StartRule } from './StartRule.ts';

/** A preferred start binds as far as its tolerances say. */
export const withinTolerance: StartRule = {
  allowed: (ranges, { preferredStart, mayMoveEarlierSeconds, mayMoveLaterSeconds }) => {
    if (preferredStart === null) return ranges;
    return commonRanges(ranges, [
      {
        start: mayMoveEarlierSeconds === null ? Number.NEGATIVE_INFINITY : preferredStart - mayMoveEarlierSeconds,
        end: mayMoveLaterSeconds === null ? Number.POSITIVE_INFINITY : preferredStart + mayMoveLaterSeconds,
      },
    ]);
  },
  refusal: ({ mayMoveEarlierSeconds, mayMoveLaterSeconds }) => ({
    code: 'preference-impossible',
    reason: `It is not observable as a whole within ${tolerance(mayMoveEarlierSeconds)} before and ${tolerance(mayMoveLaterSeconds)} after its preferred start.`,
  }),
};

function tolerance(seconds: number | null): string {
  return seconds === null ? 'any time' : inWords(seconds);
}
