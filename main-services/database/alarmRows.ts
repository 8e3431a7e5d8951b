import type { AlarmState } from '../alarms/AlarmState.ts';
import { ALARM_SEVERITIES } from '../alarms/severities.ts';
import type { AlarmArea, AlarmSeverity, AlarmTransition, AlarmTransitionKind } from '../model/alarm.ts';

/** A row of `alarm_state`. */
export interface AlarmRow {
  name: string;
  area: string;
  severity: string;
  current_severity: string;
  message: string;
  effect: string;
  guidance: string;
  panel: string;
  raised_at: number;
  cleared_at: number | null;
  acknowledged_by: string | null;
  acknowledged_at: number | null;
  occurrences: number;
  silent_since: number | null;
  escalated_at: number | null;
  waiting_since: number | null;
  shelved_by: string | null;
  shelved_at: number | null;
  shelved_until: number | null;
  shelved_reason: string | null;
  shelved_severity: string | null;
}

/** A row of `alarm_transition`. */
export interface TransitionRow {
  id: number;
  created: number;
  name: string;
  area: string;
  kind: string;
  severity: string;
  message: string;
  issued_by: string | null;
  detail: string;
}

export function toAlarmRow(state: AlarmState): AlarmRow {
  return {
    name: state.key,
    area: state.area,
    severity: state.severity,
    current_severity: state.currentSeverity,
    message: state.message,
    effect: state.effect,
    guidance: state.guidance,
    panel: state.panel,
    raised_at: state.raisedAt,
    cleared_at: state.clearedAt,
    acknowledged_by: state.acknowledgedBy,
    acknowledged_at: state.acknowledgedAt,
    occurrences: state.count,
    silent_since: state.silentSince,
    escalated_at: state.escalatedAt,
    waiting_since: state.waitingSince,
    shelved_by: state.shelf?.by ?? null,
    shelved_at: state.shelf?.at ?? null,
    shelved_until: state.shelf?.until ?? null,
    shelved_reason: state.shelf?.reason ?? null,
    shelved_severity: state.shelf?.severity ?? null,
  };
}

/** The alarm of a row, or null when an edited row names a severity that does not exist. */
export function fromAlarmRow(row: AlarmRow): AlarmState | null {
  const severity = severityOf(row.severity);
  const currentSeverity = severityOf(row.current_severity);
  const shelvedSeverity = row.shelved_severity === null ? null : severityOf(row.shelved_severity);
  if (severity === null || currentSeverity === null) return null;
  const shelf =
    row.shelved_by === null || row.shelved_until === null || shelvedSeverity === null
      ? null
      : {
          by: row.shelved_by,
          at: row.shelved_at ?? row.shelved_until,
          until: row.shelved_until,
          reason: row.shelved_reason ?? '',
          severity: shelvedSeverity,
        };
  return {
    key: row.name,
    area: row.area as AlarmArea,
    severity,
    currentSeverity,
    message: row.message,
    effect: row.effect,
    guidance: row.guidance,
    panel: row.panel,
    raisedAt: row.raised_at,
    clearedAt: row.cleared_at,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at,
    count: row.occurrences,
    silentSince: row.silent_since,
    escalatedAt: row.escalated_at,
    waitingSince: row.waiting_since,
    shelf,
  };
}

export function toTransitionRow(line: Omit<AlarmTransition, 'id'>): Omit<TransitionRow, 'id'> {
  return {
    created: line.at,
    name: line.key,
    area: line.area,
    kind: line.kind,
    severity: line.severity,
    message: line.message,
    issued_by: line.by,
    detail: line.detail,
  };
}

export function fromTransitionRow(row: TransitionRow): AlarmTransition {
  return {
    id: row.id,
    at: row.created,
    key: row.name,
    area: row.area as AlarmArea,
    kind: row.kind as AlarmTransitionKind,
    severity: severityOf(row.severity) ?? 'NONE',
    message: row.message,
    by: row.issued_by,
    detail: row.detail,
  };
}

function severityOf(text: string): AlarmSeverity | null {
  return ALARM_SEVERITIES.find((severity) => severity === text) ?? null;
}
