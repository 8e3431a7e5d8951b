import type { Knex } from 'knex';
import type { Dialect } from '../Dialect.ts';

/** One numbered step of the schema; append-only: a released step is never changed, a later one corrects it. */
export interface Migration {
  /** "0001-people": number and subject. */
  readonly name: string;
  up(knex: Knex, dialect: Dialect): Promise<void>;
}
