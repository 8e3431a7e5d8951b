import { inWords } from '../inWords.ts';
import { commonRanges, joinedRanges } from '../startRanges.ts';
import type { StartRule } from './StartRule.ts';

/** The whole sequence lies inside one night. */
export const insideANight: StartRule = {
  allowed: (ranges, { durationSeconds }, { nights }) =>
    commonRanges(ranges, joinedRanges(nights.map(({ start, end }) => ({ start, end: end - durationSeconds })))),
  refusal: ({ durationSeconds }, { nights }) => {
    const longest = Math.max(0, ...nights.map(({ start, end }) => end - start));
    const reason =
      longest < durationSeconds
        ? `It takes ${inWords(durationSeconds)}, and the night has ${inWords(longest)}.`
        : 'Its windows lie outside the observing time of the night.';
    return { code: 'outside-the-night', reason };
  },
};
