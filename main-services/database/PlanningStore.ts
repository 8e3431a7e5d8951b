import type { Knex } from 'knex';
import type { Planning } from '../model/planning.ts';
import { toJulianDate } from './julianDate.ts';
import { NoSuchRecord } from './NoSuchRecord.ts';
import {
  certificateOf,
  jsonOf,
  type PlaceRow,
  placeRows,
  planningFromRows,
  type ScheduleRow,
  scheduleRow,
} from './planningRows.ts';
import type { PlanningRepository } from './Repositories.ts';
import { NO_JULIAN_DATE } from './requestRows.ts';
import { insertRow, transaction } from './transaction.ts';

/** SQLite takes a thousand placeholders in its oldest builds; a place has 15 columns. */
const ROWS_AT_ONCE = 60;

/** Plannings, every one kept; the newest one's times also stand in `tsp` and `tep` of its sequences. */
export class PlanningStore implements PlanningRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async save(planning: Omit<Planning, 'id'>): Promise<Planning> {
    const id = await transaction(this.#knex, async (inside) => {
      const scheduleId = await insertRow(inside, 'schedule', scheduleRow(planning));
      const places = placeRows(scheduleId, planning);
      await inside.batchInsert('schedule_has_sequences', places, ROWS_AT_ONCE);
      await storeTimes(inside, places);
      return scheduleId;
    });
    return { ...planning, id };
  }

  async amend(id: number, { certificate, rejected }: Pick<Planning, 'certificate' | 'rejected'>): Promise<void> {
    await transaction(this.#knex, async (inside) => {
      const row = await inside('schedule').where({ id }).first('id');
      if (row === undefined) throw new NoSuchRecord('planning', id);
      await inside('schedule')
        .where({ id })
        .update({ certificate: jsonOf(certificate) });
      await inside('schedule_has_sequences').where({ schedule_id: id }).whereNull('tsp').delete();
      await inside.batchInsert('schedule_has_sequences', placeRows(id, { planned: [], rejected }), ROWS_AT_ONCE);
    });
  }

  async get(id: number): Promise<Planning | null> {
    return this.#load(await this.#knex('schedule').where({ id }).first());
  }

  async latest(): Promise<Planning | null> {
    return this.#load(await this.#knex('schedule').orderBy('id', 'desc').first());
  }

  async history(limit: number) {
    const rows: (ScheduleRow & { planned: number; rejected: number })[] = await this.#knex('schedule')
      .orderBy('schedule.id', 'desc')
      .limit(limit)
      .select('schedule.*')
      .select(this.#count('planned', 'whereNotNull'), this.#count('rejected', 'whereNull'));
    return rows.map((row) => ({
      id: row.id,
      nightDate: row.night_date,
      createdAt: row.created,
      trigger: row.trigger_reason,
      planned: Number(row.planned),
      rejected: Number(row.rejected),
      gap: certificateOf(row)?.gap ?? null,
      improves: row.improves,
    }));
  }

  #count(name: string, which: 'whereNull' | 'whereNotNull'): Knex.QueryBuilder {
    const places = this.#knex('schedule_has_sequences').count('*').whereRaw('schedule_id = schedule.id');
    return (which === 'whereNull' ? places.whereNull('tsp') : places.whereNotNull('tsp')).as(name);
  }

  async #load(row: ScheduleRow | undefined): Promise<Planning | null> {
    if (row === undefined) return null;
    const places: PlaceRow[] = await this.#knex('schedule_has_sequences')
      .where({ schedule_id: row.id })
      .orderBy('position');
    return planningFromRows(row, places);
  }
}

/** Writes the planned times into the sequences, those that change, many with each statement. */
async function storeTimes(inside: Knex.Transaction, places: readonly PlaceRow[]): Promise<void> {
  const present: { id: number; tsp: number; tep: number }[] = await inside('sequence')
    .whereIn(
      'id',
      places.map((place) => place.sequence_id),
    )
    .select('id', 'tsp', 'tep');
  const known = new Map(present.map((row) => [row.id, row]));
  const changed = places.flatMap((place) => {
    const times = plannedTimes(place);
    const row = known.get(place.sequence_id);
    return row === undefined || (row.tsp === times.tsp && row.tep === times.tep) ? [] : [{ id: row.id, ...times }];
  });
  for (let from = 0; from < changed.length; from += ROWS_AT_ONCE) {
    const some = changed.slice(from, from + ROWS_AT_ONCE);
    const cases = `CASE id ${'WHEN ? THEN ? '.repeat(some.length)}END`;
    await inside('sequence')
      .whereIn(
        'id',
        some.map(({ id }) => id),
      )
      .update({
        tsp: inside.raw(
          cases,
          some.flatMap(({ id, tsp }) => [id, tsp]),
        ),
        tep: inside.raw(
          cases,
          some.flatMap(({ id, tep }) => [id, tep]),
        ),
      });
  }
}

function plannedTimes({ tsp, tep }: PlaceRow): { tsp: number; tep: number } {
  if (tsp === null || tep === null) return { tsp: NO_JULIAN_DATE, tep: NO_JULIAN_DATE };
  return { tsp: toJulianDate(tsp), tep: toJulianDate(tep) };
}
