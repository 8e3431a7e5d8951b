import type { AlarmSeverity } from '../model/alarm.ts';

/** Rising. */
export const ALARM_SEVERITIES: readonly AlarmSeverity[] = ['NONE', 'WARNING', 'SERIOUS', 'CRITICAL'];

/** Positive when `a` is worse than `b`, 0 when they are the same. */
export function compareSeverities(a: AlarmSeverity, b: AlarmSeverity): number {
  return ALARM_SEVERITIES.indexOf(a) - ALARM_SEVERITIES.indexOf(b);
}

/** The worse of two. */
export function worseOf(a: AlarmSeverity, b: AlarmSeverity): AlarmSeverity {
  return compareSeverities(a, b) >= 0 ? a : b;
}
