import type { Knex } from 'knex';
import type { PlannedSequence, Planning, RejectedSequence } from '../model/planning.ts';
import { toJulianDate } from './julianDate.ts';
import type { PlanningRepository } from './Repositories.ts';
import { NO_JULIAN_DATE } from './requestRows.ts';
import { insertRow, transaction } from './transaction.ts';

interface ScheduleRow {
  id: number;
  night_date: string;
  created: number;
  trigger_reason: string;
  plan_start: number;
  plan_end: number;
}

interface PlaceRow {
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
}

/** Plannings, every one kept; the newest one's times also stand in `tsp` and `tep` of its sequences. */
export class PlanningStore implements PlanningRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async save(planning: Omit<Planning, 'id'>): Promise<Planning> {
    const id = await transaction(this.#knex, async (inside) => {
      const scheduleId = await insertRow(inside, 'schedule', {
        night_date: planning.nightDate,
        created: planning.createdAt,
        trigger_reason: planning.trigger,
        plan_start: planning.planStart,
        plan_end: planning.planEnd,
      });
      const places = [
        ...planning.planned.map((one, position) => plannedRow(scheduleId, position, one)),
        ...planning.rejected.map((one, position) => rejectedRow(scheduleId, position, one)),
      ];
      for (const place of places) {
        await inside('schedule_has_sequences').insert(place);
        await inside('sequence').where({ id: place.sequence_id }).update(plannedTimes(place));
      }
      return scheduleId;
    });
    return { ...planning, id };
  }

  async get(id: number): Promise<Planning | null> {
    return this.#load(await this.#knex('schedule').where({ id }).first());
  }

  async latest(): Promise<Planning | null> {
    return this.#load(await this.#knex('schedule').orderBy('id', 'desc').first());
  }

  async history(limit: number) {
    const rows: (ScheduleRow & { planned: number; rejected: number })[] = await this.#knex('schedule')
      .leftJoin('schedule_has_sequences as place', 'place.schedule_id', 'schedule.id')
      .groupBy('schedule.id', 'schedule.created', 'schedule.trigger_reason')
      .orderBy('schedule.id', 'desc')
      .limit(limit)
      .select('schedule.id', 'schedule.created', 'schedule.trigger_reason')
      .select(this.#knex.raw('count(place.tsp) as planned'))
      .select(this.#knex.raw('count(place.id) - count(place.tsp) as rejected'));
    return rows.map((row) => ({
      id: row.id,
      createdAt: row.created,
      trigger: row.trigger_reason,
      planned: Number(row.planned),
      rejected: Number(row.rejected),
    }));
  }

  async #load(row: ScheduleRow | undefined): Promise<Planning | null> {
    if (row === undefined) return null;
    const places: PlaceRow[] = await this.#knex('schedule_has_sequences')
      .where({ schedule_id: row.id })
      .orderBy('position');
    return {
      id: row.id,
      nightDate: row.night_date,
      createdAt: row.created,
      trigger: row.trigger_reason,
      planStart: row.plan_start,
      planEnd: row.plan_end,
      planned: places.flatMap(plannedFromRow),
      rejected: places.filter((place) => place.tsp === null).map(rejectedFromRow),
    };
  }
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
  };
}

function plannedTimes({ tsp, tep }: PlaceRow): { tsp: number; tep: number } {
  if (tsp === null || tep === null) return { tsp: NO_JULIAN_DATE, tep: NO_JULIAN_DATE };
  return { tsp: toJulianDate(tsp), tep: toJulianDate(tep) };
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
  };
}
