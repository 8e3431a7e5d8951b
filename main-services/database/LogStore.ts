import type { Knex } from 'knex';
import type { LogLevel, LogLine } from '../model/log.ts';
import type { LogRepository } from './Repositories.ts';
import { transaction } from './transaction.ts';

interface LogRow {
  id: number;
  created: number;
  agent: string;
  level: LogLevel;
  message: string;
}

/** From the least to the most severe. */
const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warning', 'error'];
/** Rows of one INSERT: far below SQLite's 32 766 bound values. */
const ROWS_AT_ONCE = 200;

/** Log lines of all agents. */
export class LogStore implements LogRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async append(lines: readonly (Omit<LogLine, 'id'> & { readonly id?: number })[]): Promise<void> {
    if (lines.length === 0) return;
    const rows = lines.map(({ id, at, agent, level, message }) => ({
      ...(id === undefined ? {} : { id }),
      created: at,
      agent,
      level,
      message,
    }));
    await transaction(this.#knex, async (inside) => {
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
        await inside('log').insert(rows.slice(start, start + ROWS_AT_ONCE));
      }
    });
  }

  async lastId(): Promise<number> {
    const row = await this.#knex('log').max<{ last: number | null }>('id as last').first();
    return row?.last ?? 0;
  }

  async query(filter: Parameters<LogRepository['query']>[0]): Promise<readonly LogLine[]> {
    const query = this.#knex('log').orderBy('id', 'desc').limit(filter.limit);
    if (filter.agent !== undefined) query.where('agent', filter.agent);
    if (filter.level !== undefined) query.whereIn('level', LEVELS.slice(LEVELS.indexOf(filter.level)));
    if (filter.before !== undefined) query.where('id', '<', filter.before);
    if (filter.until !== undefined) query.where('created', '<=', filter.until);
    if (filter.text !== undefined && filter.text !== '') {
      // "!" escapes, because a backslash means different things to the two engines.
      const pattern = `%${filter.text.replace(/[!%_]/g, '!$&')}%`;
      query.whereRaw("lower(message) like lower(?) escape '!'", [pattern]);
    }
    const rows: LogRow[] = await query;
    return rows.map(({ id, created, agent, level, message }) => ({ id, at: created, agent, level, message }));
  }
}
