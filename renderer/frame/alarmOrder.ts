import type { AlarmSeverity, AlarmView } from '../../main-services/model/alarm.ts';

/** Rising weight. */
const RANK: Readonly<Record<AlarmSeverity, number>> = { NONE: 0, WARNING: 1, SERIOUS: 2, CRITICAL: 3 };

/** Positive when `a` is worse than `b`. */
export function bySeverity(a: AlarmSeverity, b: AlarmSeverity): number {
  return RANK[a] - RANK[b];
}

/** Colour of an alarm: everything above a warning is danger; nothing wrong is nominal. */
export function alarmTone(severity: AlarmSeverity): 'danger' | 'attention' | '' {
  if (severity === 'NONE') return '';
  return severity === 'WARNING' ? 'attention' : 'danger';
}

/** Somebody has to look at it: not acknowledged, and not put aside. */
export function isWaiting(alarm: AlarmView): boolean {
  return alarm.acknowledgedBy === null && alarm.shelf === null && alarm.severity !== 'NONE';
}

/** Worst first, then escalated, then standing before gone, then newest. */
export function inOrderOfWeight(alarms: readonly AlarmView[]): readonly AlarmView[] {
  return [...alarms].sort(
    (a, b) =>
      bySeverity(b.severity, a.severity) ||
      Number(b.escalatedAt !== null) - Number(a.escalatedAt !== null) ||
      Number(a.clearedAt !== null) - Number(b.clearedAt !== null) ||
      b.raisedAt - a.raisedAt,
  );
}

/** Alarms that wait for somebody, worst first. */
export function unacknowledged(alarms: readonly AlarmView[]): readonly AlarmView[] {
  return inOrderOfWeight(alarms.filter(isWaiting));
}
