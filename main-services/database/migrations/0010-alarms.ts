import { createTable } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** Alarms that are not at rest, one row each, and the history of every step of every alarm. Until now they were one setting. */
export const alarms: Migration = {
  name: '0010-alarms',
  async up(knex, dialect) {
    await createTable(knex, dialect, 'alarm_state', (table) => {
      table.string('name', 200).notNullable().unique();
      table.string('area', 32).notNullable();
      table.string('severity', 16).notNullable();
      table.string('current_severity', 16).notNullable();
      for (const column of ['message', 'effect', 'guidance']) table.text(column).notNullable();
      table.string('panel', 64).notNullable();
      dialect.instant(table, 'raised_at').notNullable();
      for (const column of ['cleared_at', 'acknowledged_at', 'silent_since', 'escalated_at', 'waiting_since'])
        dialect.instant(table, column);
      table.string('acknowledged_by');
      table.integer('occurrences').notNullable();
      table.string('shelved_by');
      dialect.instant(table, 'shelved_at');
      dialect.instant(table, 'shelved_until');
      table.text('shelved_reason');
      table.string('shelved_severity', 16);
    });
    await createTable(knex, dialect, 'alarm_transition', (table) => {
      dialect.instant(table, 'created').notNullable().index();
      table.string('name', 200).notNullable();
      table.string('area', 32).notNullable();
      table.string('kind', 16).notNullable();
      table.string('severity', 16).notNullable();
      table.text('message').notNullable();
      table.string('issued_by');
      table.text('detail').notNullable();
      table.index(['name', 'id']);
    });
    await knex('setting').where({ name: 'alarms' }).delete();
  },
};
