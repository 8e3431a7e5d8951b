import type { Migration } from './Migration.ts';

/** Moving targets and fillers; telescope time charged per sequence; certificates, prices and improvements of plannings. */
export const planner: Migration = {
  name: '0009-planner',
  async up(knex, dialect) {
    await knex.schema.alterTable('sequence', (table) => {
      // JSON of a TargetMotion; null = a fixed target.
      dialect.longText(table, 'motion');
      dialect.flag(table, 'filler');
      // Telescope time that its images cost, seconds, and the night it was taken in; null = not charged yet.
      dialect.real(table, 'used_seconds');
      table.string('used_night', 10).index();
    });
    await knex.schema.alterTable('schedule', (table) => {
      // JSON of a PlanningCertificate.
      dialect.longText(table, 'certificate');
      table.string('fingerprint', 128);
      // The planning that this one improves on.
      table.integer('improves');
    });
    await knex.schema.alterTable('schedule_has_sequences', (table) => {
      // JSON: room to move of a planned sequence, price of a rejected one.
      dialect.longText(table, 'detail');
    });
  },
};
