import type { AlarmSeverity } from '../model/alarm.ts';
import { type AlarmState, phaseOf } from './AlarmState.ts';
import { LONGEST_MUTE_MS, LONGEST_SHELF_MS } from './alarmTiming.ts';
import { compareSeverities } from './severities.ts';

const MINUTE_MS = 60_000;
const GONE = 'This alarm is gone already.';

/** Why an alarm cannot be acknowledged, in words; null = it can. */
export function whyNotAcknowledge(state: AlarmState | undefined, seen: AlarmSeverity | undefined): string | null {
  if (!state || phaseOf(state) === 'normal') return GONE;
  if (phaseOf(state) === 'acknowledged') return `It is acknowledged already, by ${state.acknowledgedBy}.`;
  if (seen !== undefined && compareSeverities(seen, state.severity) < 0)
    return `It has become ${state.severity} meanwhile: read it again.`;
  return null;
}

/** Why an alarm cannot be put aside for so long. */
export function whyNotShelve(state: AlarmState | undefined, forMs: number, reason: string): string | null {
  if (!state) return GONE;
  const severity = state.severity === 'NONE' ? (state.shelf?.severity ?? 'WARNING') : state.severity;
  const longestMs = LONGEST_SHELF_MS[severity === 'NONE' ? 'WARNING' : severity];
  if (!(forMs > 0)) return 'Say for how long it is to be shelved.';
  if (forMs > longestMs)
    return `A ${severity.toLowerCase()} alarm may be shelved for ${longestMs / MINUTE_MS} min at most.`;
  return reason === '' ? 'Say why it is shelved.' : null;
}

/** Why sounds cannot be silenced for so long. */
export function whyNotMute(forMs: number): string | null {
  if (forMs > 0 && forMs <= LONGEST_MUTE_MS) return null;
  return `Sounds can be silenced for up to ${LONGEST_MUTE_MS / MINUTE_MS} min.`;
}
