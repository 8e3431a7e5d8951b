import { createTable } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** What was said, commanded, refused and lost; software versions, tasks and small settings. */
export const operations: Migration = {
  name: '0008-operations',
  async up(knex, dialect) {
    await createTable(knex, dialect, 'log', (table) => {
      dialect.instant(table, 'created').notNullable().index();
      table.string('agent', 64).notNullable();
      table.string('level', 16).notNullable();
      dialect.longText(table, 'message').notNullable();
      table.index(['agent', 'id']);
    });
    await createTable(knex, dialect, 'version', (table) => {
      table.string('module').notNullable().index();
      table.string('version').notNullable();
      dialect.instant(table, 'created').notNullable();
    });
    await createTable(knex, dialect, 'task_id', (table) => {
      table.string('task').notNullable();
      table.string('task_id').notNullable().unique();
      table.string('queue', 64).notNullable();
      table.string('status', 32).notNullable();
      dialect.instant(table, 'created').notNullable();
    });
    await createTable(
      knex,
      dialect,
      'command',
      (table) => {
        table.integer('id').primary();
        dialect.instant(table, 'created').notNullable().index();
        table.string('issued_by').notNullable();
        table.string('device', 64).notNullable();
        table.text('command').notNullable();
        dialect.instant(table, 'acknowledged_at');
        dialect.instant(table, 'verified_at');
        table.string('outcome', 32).notNullable();
        table.text('detail').notNullable();
      },
      'given',
    );
    await createTable(knex, dialect, 'audit', (table) => {
      dialect.instant(table, 'created').notNullable().index();
      table.string('issued_by').notNullable();
      table.string('window_id', 64).notNullable();
      table.string('call_name', 64).notNullable();
      dialect.longText(table, 'input').notNullable();
      table.string('outcome', 32).notNullable();
      dialect.longText(table, 'reason').notNullable();
    });
    await createTable(knex, dialect, 'closure', (table) => {
      table.text('cause').notNullable();
      dialect.instant(table, 'created').notNullable().index();
      dialect.instant(table, 'closed_at');
    });
    await createTable(knex, dialect, 'lost_time', (table) => {
      table.text('cause').notNullable();
      dialect.instant(table, 'start_at').notNullable().index();
      dialect.instant(table, 'end_at');
    });
    await createTable(
      knex,
      dialect,
      'setting',
      (table) => {
        table.string('name').primary();
        dialect.longText(table, 'value').notNullable();
      },
      'given',
    );
  },
};
