import { type AlarmState, isWaiting } from './AlarmState.ts';
import { ESCALATES_AFTER_MS } from './alarmTiming.ts';

/** When an alarm that waits for somebody is escalated, be it over or its source silent; null = it is not. */
export function escalatesAt(state: AlarmState): number | null {
  if (!isWaiting(state) || state.escalatedAt !== null || state.waitingSince === null || state.severity === 'NONE')
    return null;
  const afterMs = ESCALATES_AFTER_MS[state.severity];
  return afterMs === null ? null : state.waitingSince + afterMs;
}
