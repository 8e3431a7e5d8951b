import type { AlarmArea, AlarmSeverity, AlarmView } from '../../../main-services/model/alarm.ts';
import { bySeverity, inOrderOfWeight, isWaiting, unacknowledged } from '../../frame/alarmOrder.ts';

export type AlarmStanding = 'all' | 'waiting' | 'standing' | 'over' | 'shelved';

/** Which alarms are shown. */
export interface AlarmFilter {
  /** This severity or a worse one. */
  readonly severity: Exclude<AlarmSeverity, 'NONE'>;
  readonly standing: AlarmStanding;
  /** Null: every area. */
  readonly area: AlarmArea | null;
  /** Words, all of which must occur. */
  readonly text: string;
}

export const EVERYTHING: AlarmFilter = { severity: 'WARNING', standing: 'all', area: null, text: '' };

/** Whether a filter shows an alarm. */
export function fits(alarm: AlarmView, filter: AlarmFilter): boolean {
  return fitsButArea(alarm, filter) && (filter.area === null || alarm.area === filter.area);
}

function fitsButArea(alarm: AlarmView, { severity, standing, text }: AlarmFilter): boolean {
  // A shelved alarm at rest is as grave as it was when it was put aside.
  const weight = alarm.severity === 'NONE' ? (alarm.shelf?.severity ?? 'WARNING') : alarm.severity;
  if (bySeverity(weight, severity) < 0 || !stands(alarm, standing)) return false;
  const said =
    `${alarm.message} ${alarm.effect} ${alarm.key} ${alarm.area} ${alarm.acknowledgedBy ?? ''}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

function stands(alarm: AlarmView, standing: AlarmStanding): boolean {
  switch (standing) {
    case 'all':
      return true;
    case 'waiting':
      return isWaiting(alarm);
    case 'standing':
      return alarm.currentSeverity !== 'NONE';
    case 'over':
      return alarm.currentSeverity === 'NONE';
    case 'shelved':
      return alarm.shelf !== null;
  }
}

/** Waiting first, then those that stand, then those that are over, then the shelf. */
export function inOrder(alarms: readonly AlarmView[]): readonly AlarmView[] {
  const rest = inOrderOfWeight(alarms.filter((alarm) => !isWaiting(alarm))).toSorted(
    (a, b) =>
      Number(a.shelf !== null) - Number(b.shelf !== null) ||
      Number(a.clearedAt !== null) - Number(b.clearedAt !== null),
  );
  return [...unacknowledged(alarms), ...rest];
}

/** How many alarms, and how many critical ones, each area has: the summary of a flood. */
export function byArea(
  alarms: readonly AlarmView[],
  filter: AlarmFilter,
): readonly { readonly area: AlarmArea; readonly alarms: number; readonly critical: number }[] {
  const counts = new Map<AlarmArea, { alarms: number; critical: number }>();
  for (const alarm of alarms) {
    if (!fitsButArea(alarm, filter)) continue;
    const count = counts.get(alarm.area) ?? { alarms: 0, critical: 0 };
    count.alarms += 1;
    if (alarm.severity === 'CRITICAL') count.critical += 1;
    counts.set(alarm.area, count);
  }
  return [...counts]
    .map(([area, count]) => ({ area, ...count }))
    .toSorted((a, b) => b.critical - a.critical || b.alarms - a.alarms || a.area.localeCompare(b.area));
}
