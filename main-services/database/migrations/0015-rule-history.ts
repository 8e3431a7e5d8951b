import { createTable } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** What each rule of the environment decided, and why: a row where that changed, and some between (environment/dueRules.ts). */
export const ruleHistory: Migration = {
  name: '0015-rule-history',
  async up(knex, dialect) {
    await createTable(knex, dialect, 'rule_history', (table) => {
      dialect.instant(table, 'at').notNullable().index();
      table.string('rule', 40).notNullable();
      // JSON of a number, of words, or null.
      table.text('value').notNullable();
      table.string('interpretation').notNullable();
      table.string('decision', 10).notNullable();
      dialect.flag(table, 'must_secure');
      table.text('reason').notNullable();
      // JSON of the rest of a RuleState: limits in words, sensors, times.
      table.text('circumstances').notNullable();
    });
  },
};
