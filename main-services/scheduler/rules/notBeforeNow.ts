import { inWords } from '../inWords.ts';
import { commonRanges } from '../startRanges.ts';
import type { StartRule } from './StartRule.ts';

/** Nothing starts in the past. */
export const notBeforeNow: StartRule = {
  allowed: (ranges, _sequence, { now }) =>
    now === null ? ranges : commonRanges(ranges, [{ start: now, end: Number.POSITIVE_INFINITY }]),
  refusal: (sequence, { now }) => {
    const last = Math.max(...sequence.windows.map(({ end }) => end));
    const left = now === null ? 0 : last - now;
    return {
      code: 'too-late',
      reason:
        left <= 0
          ? 'Its last window is over.'
          : `It takes ${inWords(sequence.durationSeconds)}, and it is too late to start it: ${inWords(left)} of its windows are left.`,
    };
  },
};
