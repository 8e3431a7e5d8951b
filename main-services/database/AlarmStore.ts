import type { Knex } from 'knex';
import type { AlarmState } from '../alarms/AlarmState.ts';
import { ALARM_SEVERITIES } from '../alarms/severities.ts';
import type { AlarmHistoryFilter, AlarmTransition } from '../model/alarm.ts';
import type { AlarmRepository } from './AlarmRepository.ts';
import {
  type AlarmRow,
  fromAlarmRow,
  fromTransitionRow,
  type TransitionRow,
  toAlarmRow,
  toTransitionRow,
} from './alarmRows.ts';
import { transaction } from './transaction.ts';

/** Rows of one statement: 21 columns each stay far below SQLite's 32 766 bound values. */
const ROWS_AT_ONCE = 200;

/** Alarms and their history. */
export class AlarmStore implements AlarmRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async load(): Promise<readonly AlarmState[]> {
    const rows: AlarmRow[] = await this.#knex('alarm_state').orderBy('id');
    return rows.map(fromAlarmRow).filter((state) => state !== null);
  }

  async save({ changed, ended, transitions }: Parameters<AlarmRepository['save']>[0]): Promise<void> {
    const lines = transitions.map(toTransitionRow);
    await transaction(this.#knex, async (inside) => {
      for (const rows of portions(changed.map(toAlarmRow)))
        await inside('alarm_state').insert(rows).onConflict('name').merge();
      for (const names of portions(ended)) await inside('alarm_state').whereIn('name', names).delete();
      for (const rows of portions(lines)) await inside('alarm_transition').insert(rows);
    });
  }

  async history(filter: AlarmHistoryFilter): Promise<readonly AlarmTransition[]> {
    const query = this.#knex('alarm_transition').orderBy('id', 'desc').limit(filter.limit);
    if (filter.key !== undefined) query.where('name', filter.key);
    if (filter.area !== undefined) query.where('area', filter.area);
    if (filter.severity !== undefined)
      query.whereIn('severity', ALARM_SEVERITIES.slice(ALARM_SEVERITIES.indexOf(filter.severity)));
    if (filter.kinds !== undefined) query.whereIn('kind', filter.kinds);
    if (filter.from !== undefined) query.where('created', '>=', filter.from);
    if (filter.to !== undefined) query.where('created', '<=', filter.to);
    if (filter.before !== undefined) query.where('id', '<', filter.before);
    if (filter.text !== undefined && filter.text !== '') {
      // "!" escapes, because a backslash means different things to the two engines.
      const pattern = `%${filter.text.replace(/[!%_]/g, '!$&')}%`;
      query.where((either) => {
        for (const column of ['message', 'detail', 'name', 'issued_by'])
          either.orWhereRaw(`lower(${column}) like lower(?) escape '!'`, [pattern]);
      });
    }
    const rows: TransitionRow[] = await query;
    return rows.map(fromTransitionRow);
  }
}

function portions<T>(rows: readonly T[]): T[][] {
  const all: T[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) all.push(rows.slice(start, start + ROWS_AT_ONCE));
  return all;
}
