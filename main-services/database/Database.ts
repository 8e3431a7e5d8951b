import type { Knex } from 'knex';
import type { Dialect } from './Dialect.ts';

/** An open connection pool with its engine; stays inside this folder. */
export interface Database {
  readonly knex: Knex;
  readonly dialect: Dialect;
  /** "SQLite" or "MariaDB". */
  readonly engine: string;
  /** File path or server address, for messages. */
  readonly place: string;
}
