import { createTable, reference } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** Requests down to their plans, with the original's Julian dates and days in `sequence`. */
export const requests: Migration = {
  name: '0002-requests',
  async up(knex, dialect) {
    await createTable(knex, dialect, 'strategy_obs', (table) => {
      table.string('name').notNullable().unique();
      table.text('desc');
      dialect.longText(table, 'xml').notNullable();
      dialect.flag(table, 'is_default');
    });
    await createTable(knex, dialect, 'request', (table) => {
      reference(table, 'pyros_user_id', 'pyros_user', 'RESTRICT');
      reference(table, 'scientific_program_id', 'scientific_program', 'RESTRICT');
      table.string('name').notNullable();
      table.text('desc');
      dialect.flag(table, 'is_alert');
      // "2026-12-15"
      table.string('night_date', 10).notNullable().index();
      dialect.flag(table, 'all_or_nothing');
      dialect.flag(table, 'submitted');
      dialect.flag(table, 'complete');
      dialect.instant(table, 'created').notNullable();
    });
    await createTable(knex, dialect, 'sequence', (table) => {
      reference(table, 'request_id', 'request', 'CASCADE');
      table.integer('position').notNullable();
      table.string('name').notNullable();
      table.string('status', 32).notNullable().index();
      table.text('status_reason');
      dialect.real(table, 'ra').notNullable();
      dialect.real(table, 'dec').notNullable();
      table.integer('priority').notNullable();
      // Seconds.
      dialect.real(table, 'duration').notNullable();
      dialect.real(table, 'overhead').notNullable();
      // Julian dates: first start and last end of the windows; -1 = none.
      dialect.real(table, 'jd1').notNullable();
      dialect.real(table, 'jd2').notNullable();
      // Julian dates of the newest planning; -1 = not planned.
      dialect.real(table, 'tsp').notNullable().defaultTo(-1);
      dialect.real(table, 'tep').notNullable().defaultTo(-1);
      // Julian date, -1 = no preference; days it may move earlier (L) and later (R).
      dialect.real(table, 't_prefered').notNullable();
      dialect.real(table, 'delta_tl').notNullable();
      dialect.real(table, 'delta_tr').notNullable();
      dialect.flag(table, 'mandatory');
      table.integer('report_nights').notNullable();
      dialect.real(table, 'minimum_moon_distance').notNullable();
      dialect.real(table, 'maximum_airmass').notNullable();
    });
    await createTable(knex, dialect, 'sequence_window', (table) => {
      reference(table, 'sequence_id', 'sequence', 'CASCADE');
      table.integer('position').notNullable();
      dialect.real(table, 'jd1').notNullable();
      dialect.real(table, 'jd2').notNullable();
    });
    await createTable(knex, dialect, 'album', (table) => {
      reference(table, 'sequence_id', 'sequence', 'CASCADE');
      table.integer('position').notNullable();
      table.string('detector', 16).notNullable();
    });
    await createTable(knex, dialect, 'plan', (table) => {
      reference(table, 'album_id', 'album', 'CASCADE');
      table.integer('position').notNullable();
      table.string('name').notNullable();
      table.string('filter', 32).notNullable();
      // Seconds.
      dialect.real(table, 'exposure_time').notNullable();
      table.integer('image_count').notNullable();
      // Arcseconds.
      dialect.real(table, 'dithering').notNullable();
      table.integer('images_taken').notNullable().defaultTo(0);
    });
  },
};
