import type { ConditionFilter } from './ConditionFilter.ts';

export const AT_ONCE: ConditionFilter = { onDelayMs: 0, offDelayMs: 0, count: null };
/** Safety: heard at once, but a value that dances about its limit is one alarm. A minute, as ISA-18.2 suggests for slow quantities. */
export const STEADY: ConditionFilter = { onDelayMs: 0, offDelayMs: 60_000, count: null };
/** A nuisance unless it lasts or keeps coming back: ten seconds, or three times in ten minutes. */
export const PATIENT: ConditionFilter = {
  onDelayMs: 10_000,
  offDelayMs: 30_000,
  count: { times: 3, withinMs: 600_000 },
};
/** The PLC and the instruments are asked every 2 s: a minute without a word is silence, not chance. */
export const POLLED = { silentAfterMs: 60_000 } as const;
export const SAID_ONCE = { silentAfterMs: null } as const;
