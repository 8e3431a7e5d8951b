import { createTable, reference } from './createTable.ts';
import type { Migration } from './Migration.ts';

/**
 * Every planning, kept as it was made: rows name sequences by number without a foreign key, so that a planning stays readable
 * when a request is deleted afterwards.
 */
export const planning: Migration = {
  name: '0004-planning',
  async up(knex, dialect) {
    await createTable(knex, dialect, 'schedule', (table) => {
      table.string('night_date', 10).notNullable().index();
      dialect.instant(table, 'created').notNullable();
      table.text('trigger_reason').notNullable();
      dialect.instant(table, 'plan_start').notNullable();
      dialect.instant(table, 'plan_end').notNullable();
    });
    await createTable(knex, dialect, 'schedule_has_sequences', (table) => {
      reference(table, 'schedule_id', 'schedule', 'CASCADE');
      table.integer('position').notNullable();
      table.integer('sequence_id').notNullable().index();
      table.integer('request_id').notNullable();
      table.string('name').notNullable();
      table.string('programme').notNullable();
      // Planned status, or REJECTED with its reason.
      table.string('status', 32).notNullable();
      table.text('reason');
      dialect.flag(table, 'is_alert');
      dialect.real(table, 'priority');
      dialect.real(table, 'ra');
      dialect.real(table, 'dec');
      // Planned start and end; null for a rejected sequence.
      dialect.instant(table, 'tsp');
      dialect.instant(table, 'tep');
    });
  },
};
