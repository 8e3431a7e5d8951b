import type { Migration } from './Migration.ts';

/** What the operator is or was asked about a burst, until when, and what was answered: it outlives a restart. */
export const alertQuestions: Migration = {
  name: '0014-alert-questions',
  async up(knex) {
    await knex.schema.alterTable('alert', (table) => {
      // JSON of an AlertQuestion.
      table.text('question');
    });
  },
};
