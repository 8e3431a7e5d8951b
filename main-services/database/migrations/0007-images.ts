import { createTable, reference } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** Images whole on disk and what the near-real-time analysis found; they outlive the request they were taken for. */
export const images: Migration = {
  name: '0007-images',
  async up(knex, dialect) {
    await createTable(knex, dialect, 'image', (table) => {
      reference(table, 'plan_id', 'plan', 'SET NULL');
      reference(table, 'sequence_id', 'sequence', 'SET NULL');
      table.string('request_name').notNullable();
      table.string('detector', 16).notNullable();
      table.string('filter', 32).notNullable();
      // Seconds.
      dialect.real(table, 'exposure_time').notNullable();
      dialect.instant(table, 'started').notNullable().index();
      table.text('path').notNullable();
      table.string('kind', 16).notNullable();
      // Arcseconds; counts.
      dialect.real(table, 'fwhm');
      dialect.real(table, 'median');
      table.integer('source_count');
    });
    await createTable(knex, dialect, 'nrt_analysis', (table) => {
      reference(table, 'image_id', 'image', 'CASCADE');
      reference(table, 'alert_id', 'alert', 'SET NULL');
      dialect.instant(table, 'created').notNullable();
      dialect.real(table, 'limiting_magnitude');
      dialect.real(table, 'candidate_ra');
      dialect.real(table, 'candidate_dec');
      dialect.real(table, 'candidate_magnitude');
      dialect.longText(table, 'analysis').notNullable();
    });
  },
};
