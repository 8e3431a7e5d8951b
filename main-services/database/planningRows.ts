import type {
  PlannedSequence,
  Planning,
  PlanningCertificate,
  RejectedSequence,
  RejectionDetail,
} from '../model/planning.ts';

export interface ScheduleRow {
  id: number;
  night_date: string;
  created: number;
  trigger_reason: string;
  plan_start: number;
  plan_end: number;
  certificate: string | null;
  fingerprint: string | null;
  improves: number | null;
}

export interface PlaceRow {
  schedule_id: number;
  position: number;
  sequence_id: number;
  request_id: number;
  name: string;
  programme: string;
  status: string;
  reason: string | null;
  is_alert: number | boolean;
  priority: number | null;
  ra: number | null;
  dec: number | null;
  tsp: number | null;
  tep: number | null;
  detail: string | null;
}

/** Room to move of a planned sequence, as its `detail` column holds it. */
type Room = Pick<PlannedSequence, 'roomEarlierSeconds' | 'roomLaterSeconds' | 'movedBecause'>;

export function scheduleRow(planning: Omit<Planning, 'id'>): Omit<ScheduleRow, 'id'> {
  return {
    night_date: planning.nightDate,
    created: planning.createdAt,
    trigger_reason: planning.trigger,
    plan_start: planning.planStart,
    plan_end: planning.planEnd,
    certificate: jsonOf(planning.certificate),
    fingerprint: planning.fingerprint ?? null,
    improves: planning.improves ?? null,
  };
}

export function placeRows(
  scheduleId: number,
  { planned, rejected }: Pick<Planning, 'planned' | 'rejected'>,
): PlaceRow[] {
  return [
    ...planned.map((one, position) => plannedRow(scheduleId, position, one)),
    ...rejected.map((one, position) => rejectedRow(scheduleId, position, one)),
  ];
}

/** A planning as it was stored. */
export function planningFromRows(row: ScheduleRow, places: readonly PlaceRow[]): Planning {
  return {
    id: row.id,
    nightDate: row.night_date,
    createdAt: row.created,
    trigger: row.trigger_reason,
    planStart: row.plan_start,
    planEnd: row.plan_end,
    planned: places.flatMap(plannedFromRow),
    rejected: places.filter((place) => place.tsp === null).map(rejectedFromRow),
    certificate: certificateOf(row),
    fingerprint: row.fingerprint,
    improves: row.improves,
  };
}

export function certificateOf({ certificate }: Pick<ScheduleRow, 'certificate'>): PlanningCertificate | null {
  return certificate === null ? null : (JSON.parse(certificate) as PlanningCertificate);
}

export function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

function plannedRow(scheduleId: number, position: number, one: PlannedSequence): PlaceRow {
  return {
    schedule_id: scheduleId,
    position,
    sequence_id: one.sequenceId,
    request_id: one.requestId,
    name: one.name,
    programme: one.programme,
    status: one.status,
    reason: null,
    is_alert: one.isAlert,
    priority: one.priority,
    ra: one.rightAscensionDegrees,
    dec: one.declinationDegrees,
    tsp: one.start,
    tep: one.end,
    detail: JSON.stringify({
      roomEarlierSeconds: one.roomEarlierSeconds,
      roomLaterSeconds: one.roomLaterSeconds,
      movedBecause: one.movedBecause,
    }),
  };
}

function rejectedRow(scheduleId: number, position: number, one: RejectedSequence): PlaceRow {
  return {
    schedule_id: scheduleId,
    position,
    sequence_id: one.sequenceId,
    request_id: one.requestId,
    name: one.name,
    programme: one.programme,
    status: 'REJECTED',
    reason: one.reason,
    is_alert: false,
    priority: null,
    ra: null,
    dec: null,
    tsp: null,
    tep: null,
    detail: jsonOf(one.detail),
  };
}

function plannedFromRow(row: PlaceRow): PlannedSequence[] {
  if (row.tsp === null || row.tep === null || row.priority === null || row.ra === null || row.dec === null) return [];
  return [
    {
      sequenceId: row.sequence_id,
      requestId: row.request_id,
      name: row.name,
      programme: row.programme,
      isAlert: Boolean(row.is_alert),
      priority: row.priority,
      start: row.tsp,
      end: row.tep,
      status: row.status,
      rightAscensionDegrees: row.ra,
      declinationDegrees: row.dec,
      ...(row.detail === null ? {} : (JSON.parse(row.detail) as Room)),
    },
  ];
}

function rejectedFromRow(row: PlaceRow): RejectedSequence {
  return {
    sequenceId: row.sequence_id,
    requestId: row.request_id,
    name: row.name,
    programme: row.programme,
    reason: row.reason ?? '',
    ...(row.detail === null ? {} : { detail: JSON.parse(row.detail) as RejectionDetail }),
  };
}
