import { inWords } from '../inWords.ts';
import { commonRanges, joinedRanges } from '../startRanges.ts';
import type { StartRule } from './StartRule.ts';

/** The whole sequence lies inside one of its visibility windows. */
export const insideAWindow: StartRule = {
  allowed: (ranges, { windows, durationSeconds }) =>
    commonRanges(ranges, joinedRanges(windows.map(({ start, end }) => ({ start, end: end - durationSeconds })))),
  refusal: ({ windows, durationSeconds, whyNoWindow }) => {
    if (windows.length === 0) {
      return { code: 'never-visible', reason: whyNoWindow ?? 'It is never observable in the nights planned.' };
    }
    const longest = Math.max(...windows.map(({ start, end }) => end - start));
    return {
      code: 'window-too-short',
      reason: `It takes ${inWords(durationSeconds)}, and its longest window has ${inWords(longest)}.`,
    };
  },
};
