import { createTable, reference } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** Every version of an alert strategy is kept; `strategy_obs` holds the newest. */
export const strategyVersions: Migration = {
  name: '0012-strategy-versions',
  async up(knex, dialect) {
    await knex.schema.alterTable('strategy_obs', (table) => {
      table.integer('version').notNullable().defaultTo(1);
    });
    await createTable(knex, dialect, 'strategy_obs_version', (table) => {
      reference(table, 'strategy_obs_id', 'strategy_obs', 'CASCADE');
      table.integer('version').notNullable();
      dialect.longText(table, 'xml').notNullable();
      dialect.instant(table, 'created').notNullable();
      table.string('created_by').notNullable();
      table.text('note').notNullable();
      table.unique(['strategy_obs_id', 'version']);
    });
  },
};
