import type { AlarmSeverity } from '../model/alarm.ts';

type Loud = Exclude<AlarmSeverity, 'NONE'>;

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Unacknowledged for so long, an alarm is escalated; null = never. Rubin's watcher escalates critical ones after minutes. */
export const ESCALATES_AFTER_MS: Readonly<Record<Loud, number | null>> = {
  CRITICAL: 5 * MINUTE_MS,
  SERIOUS: 15 * MINUTE_MS,
  WARNING: null,
};

/** Unacknowledged, an alarm sounds again after so long; null = never. An escalated one as often as a critical one. */
export const REPEATS_AFTER_MS: Readonly<Record<Loud, number | null>> = {
  CRITICAL: 30 * SECOND_MS,
  SERIOUS: 5 * MINUTE_MS,
  WARNING: null,
};

/** ISA-18.2: more than 10 new alarms in 10 minutes are a flood, fewer than 5 end it. */
export const FLOOD = { withinMs: 10 * MINUTE_MS, beginsAbove: 10, endsBelow: 5 } as const;

/** An alarm may be put aside for so long: a night, or as long as somebody stands beside it. */
export const LONGEST_SHELF_MS: Readonly<Record<Loud, number>> = {
  CRITICAL: 30 * MINUTE_MS,
  SERIOUS: 12 * 60 * MINUTE_MS,
  WARNING: 12 * 60 * MINUTE_MS,
};

/** Longest silence by hand. */
export const LONGEST_MUTE_MS = 30 * MINUTE_MS;
