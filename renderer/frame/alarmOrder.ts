import type { AlarmSeverity, AlarmView } from '../../main-services/model/operations.ts';

const RANK: Readonly<Record<AlarmSeverity, number>> = { CRITICAL: 2, SERIOUS: 1, WARNING: 0 };

/** Colour of an alarm: everything above a warning is danger. */
export function alarmTone(severity: AlarmSeverity): 'danger' | 'attention' {
  return severity === 'WARNING' ? 'attention' : 'danger';
}

/** Worst first, then standing before gone, then newest. */
export function inOrderOfWeight(alarms: readonly AlarmView[]): readonly AlarmView[] {
  return [...alarms].sort(
    (a, b) =>
      RANK[b.severity] - RANK[a.severity] ||
      Number(a.clearedAt !== null) - Number(b.clearedAt !== null) ||
      b.raisedAt - a.raisedAt,
  );
}

/** Alarms nobody has acknowledged, worst first. */
export function unacknowledged(alarms: readonly AlarmView[]): readonly AlarmView[] {
  return inOrderOfWeight(alarms.filter((alarm) => alarm.acknowledgedBy === null));
}
