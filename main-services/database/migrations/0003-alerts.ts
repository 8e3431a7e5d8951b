import { createTable, reference } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** Bursts with their notices; the unique keys keep two satellites' notices of one burst from making two alerts. */
export const alerts: Migration = {
  name: '0003-alerts',
  async up(knex, dialect) {
    await createTable(knex, dialect, 'alert', (table) => {
      reference(table, 'request_id', 'request', 'SET NULL');
      reference(table, 'strategy_obs_id', 'strategy_obs', 'SET NULL');
      table.string('burst_id').notNullable();
      table.string('mission', 64).notNullable();
      table.string('name').notNullable();
      dialect.real(table, 'ra');
      dialect.real(table, 'dec');
      dialect.real(table, 'error');
      table.string('decision', 16).notNullable();
      // JSON list of sentences.
      dialect.longText(table, 'reasons').notNullable();
      dialect.flag(table, 'retracted');
      dialect.flag(table, 'fake');
      dialect.instant(table, 'created').notNullable();
      dialect.instant(table, 'trigger_at');
      dialect.instant(table, 'received_at').notNullable();
      dialect.instant(table, 'decided_at');
      dialect.instant(table, 'slew_commanded_at');
      dialect.instant(table, 'on_target_at');
      dialect.instant(table, 'first_exposure_at');
      dialect.real(table, 'slew_latency_ms');
      table.unique(['mission', 'burst_id']);
    });
    await createTable(knex, dialect, 'alert_notice', (table) => {
      reference(table, 'alert_id', 'alert', 'CASCADE');
      table.string('ivorn', 500).notNullable().unique();
      table.string('mission', 64).notNullable();
      table.string('type').notNullable();
      table.string('role', 32).notNullable();
      dialect.instant(table, 'received_at').notNullable();
      table.string('source').notNullable();
      table.string('decision', 16).notNullable();
      dialect.longText(table, 'reasons').notNullable();
      // The notice as it came in.
      dialect.longText(table, 'raw').notNullable();
    });
  },
};
