import type { Knex } from 'knex';
import type { Dialect } from '../Dialect.ts';
import { createTable } from './createTable.ts';
import type { Migration } from './Migration.ts';

const WEATHER = ['humidity', 'wind', 'wind_dir', 'temperature', 'pressure', 'rain', 'cloud'];
const SITE = ['temperature', 'pressure', 'humidity'];

/**
 * What is kept of every minute and hour of the two synthesis tables (build/decisions/0008-history.md): of each number how often it
 * was known, its extremes and its sum; of the wind's direction the sum of its unit vectors.
 */
export const environmentHistory: Migration = {
  name: '0011-environment-history',
  async up(knex, dialect) {
    for (const span of ['minute', 'hour']) {
      await rollUpTable(knex, dialect, `weather_${span}`, WEATHER);
      await rollUpTable(knex, dialect, `site_${span}`, SITE);
    }
  },
};

async function rollUpTable(knex: Knex, dialect: Dialect, name: string, quantities: readonly string[]): Promise<void> {
  const columns = (table: Knex.CreateTableBuilder) => {
    // The key, because InnoDB keeps rows in its order: a span is read in one piece.
    dialect.instant(table, 'start').primary();
    table.integer('readings').notNullable();
    for (const quantity of quantities) {
      table.integer(`${quantity}_count`).notNullable();
      const kept = quantity === 'wind_dir' ? ['min', 'max', 'east', 'north'] : ['min', 'max', 'sum'];
      for (const what of kept) dialect.real(table, `${quantity}_${what}`);
    }
  };
  await createTable(knex, dialect, name, columns, 'given');
}
