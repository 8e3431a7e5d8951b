import { type AlarmState, isWaiting } from './AlarmState.ts';
import { compareSeverities } from './severities.ts';

/** Waiting first, then the worst, then the newest. */
export function inOrderOfUrgency(states: Iterable<AlarmState>): readonly AlarmState[] {
  return [...states].sort(
    (a, b) =>
      Number(isWaiting(b)) - Number(isWaiting(a)) ||
      compareSeverities(b.severity, a.severity) ||
      b.raisedAt - a.raisedAt,
  );
}
