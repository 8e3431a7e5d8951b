import type { AlarmView } from '../model/alarm.ts';

/** Everything that is kept of one alarm, over restarts too. */
export interface AlarmState extends AlarmView {
  /** Since when it waits for somebody, for the escalation; null = it does not. */
  readonly waitingSince: number | null;
}

/** Words and place of an alarm. */
export type AlarmWords = Pick<AlarmState, 'area' | 'message' | 'effect' | 'guidance' | 'panel'>;

/** Where an alarm stands, as in ISA-18.2: normal (A), unacknowledged (B), acknowledged (C), returned to normal unacknowledged (D). */
export type AlarmPhase = 'normal' | 'unacknowledged' | 'acknowledged' | 'returned';

export function phaseOf({ severity, currentSeverity, acknowledgedBy }: AlarmState): AlarmPhase {
  if (severity === 'NONE') return 'normal';
  if (currentSeverity === 'NONE') return 'returned';
  return acknowledgedBy === null ? 'unacknowledged' : 'acknowledged';
}

/** Somebody has to look at it: not acknowledged and not put aside. */
export function isWaiting(state: AlarmState): boolean {
  const phase = phaseOf(state);
  return state.shelf === null && (phase === 'unacknowledged' || phase === 'returned');
}

/** An alarm that has nothing to say. */
export function normalAlarm(key: string, words: AlarmWords, now: number): AlarmState {
  return {
    key,
    ...words,
    severity: 'NONE',
    currentSeverity: 'NONE',
    raisedAt: now,
    clearedAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    count: 0,
    silentSince: null,
    escalatedAt: null,
    shelf: null,
    waitingSince: null,
  };
}
