import type { Migration } from './Migration.ts';

/** How bright a Moon a sequence stands while it is up. */
export const moonLight: Migration = {
  name: '0013-moon-light',
  async up(knex, dialect) {
    await knex.schema.alterTable('sequence', (table) => {
      // Lit fraction, 0…1; null = any.
      dialect.real(table, 'maximum_moon_light');
    });
  },
};
