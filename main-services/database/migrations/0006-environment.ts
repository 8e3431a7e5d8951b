import type { Knex } from 'knex';
import type { Dialect } from '../Dialect.ts';
import { createTable } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** Both synthesis tables, and tables of the same shape that old rows are moved to. Units as in model/environment.ts. */
export const environment: Migration = {
  name: '0006-environment',
  async up(knex, dialect) {
    for (const name of ['weather_watch', 'weather_watch_history']) {
      await createTable(knex, dialect, name, (table) => {
        common(table, dialect);
        for (const column of ['humidity', 'wind', 'wind_dir', 'temperature', 'pressure', 'rain', 'cloud']) {
          dialect.real(table, column);
        }
      });
    }
    for (const name of ['site_watch', 'site_watch_history']) {
      await createTable(knex, dialect, name, (table) => {
        common(table, dialect);
        for (const column of ['lights', 'dome', 'doors', 'shutter']) table.string(column);
        for (const column of ['temperature', 'pressure', 'humidity']) dialect.real(table, column);
      });
    }
  },
};

function common(table: Knex.CreateTableBuilder, dialect: Dialect): void {
  table.string('global_status').notNullable();
  dialect.instant(table, 'updated').notNullable().index();
}
