import { createTable, reference } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** Countries, user levels, users and the scientific programmes time is granted to. */
export const people: Migration = {
  name: '0001-people',
  async up(knex, dialect) {
    await createTable(knex, dialect, 'country', (table) => {
      table.string('name').notNullable().unique();
      table.text('desc');
      table.integer('quota');
    });
    await createTable(knex, dialect, 'user_level', (table) => {
      // The role in code: user, expert or admin.
      table.string('name').notNullable().unique();
      table.text('desc');
      table.integer('priority').notNullable().defaultTo(0);
      dialect.real(table, 'quota');
    });
    await createTable(knex, dialect, 'pyros_user', (table) => {
      table.string('username').notNullable().unique();
      table.string('email').notNullable();
      table.string('password').notNullable();
      table.string('first_name');
      table.string('last_name');
      table.string('laboratory');
      table.string('telephone');
      table.text('address');
      table.text('desc');
      reference(table, 'country_id', 'country', 'SET NULL');
      reference(table, 'user_level_id', 'user_level', 'RESTRICT');
      dialect.flag(table, 'is_validated');
      // Seconds of telescope time left.
      dialect.real(table, 'quota').notNullable().defaultTo(0);
      dialect.instant(table, 'created');
    });
    await createTable(knex, dialect, 'scientific_program', (table) => {
      table.string('name').notNullable().unique();
      table.text('desc');
      table.string('class_letter', 1).notNullable();
      table.integer('priority').notNullable();
      // Percent of the night.
      dialect.real(table, 'quota').notNullable();
    });
  },
};
