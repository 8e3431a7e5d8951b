import type { Migration } from './Migration.ts';

/** In which version the strategy of `strategy_obs_id` decided about a burst. */
export const alertStrategies: Migration = {
  name: '0016-alert-strategies',
  async up(knex) {
    await knex.schema.alterTable('alert', (table) => {
      table.integer('strategy_version');
    });
  },
};
