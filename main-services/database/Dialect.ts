import type { Knex } from 'knex';

/**
 * Everything in which the two engines differ, in one place (build/decisions/0001-database-types.md). `bucket` numbers the
 * slices of a time span; `instant`, `real`, `flag` and `longText` are the column types that need a rule.
 */
export interface Dialect {
  /** Starts a table with the options every table has. */
  table(builder: Knex.CreateTableBuilder): void;
  instant(table: Knex.CreateTableBuilder, column: string): Knex.ColumnBuilder;
  real(table: Knex.CreateTableBuilder, column: string): Knex.ColumnBuilder;
  flag(table: Knex.CreateTableBuilder, column: string): Knex.ColumnBuilder;
  longText(table: Knex.CreateTableBuilder, column: string): Knex.ColumnBuilder;
  /** SQL for the number of the slice a column's value falls into; binds from, slices, span, all whole numbers. */
  bucket(column: string): string;
  /** Statements for a fresh connection. */
  readonly onConnect: readonly string[];
}

/** BIGINT epoch milliseconds need 64 bits; SQLite takes the width as it comes. */
const instant: Dialect['instant'] = (table, column) => table.bigInteger(column);
const real: Dialect['real'] = (table, column) => table.double(column);
const flag: Dialect['flag'] = (table, column) => table.boolean(column).notNullable().defaultTo(0);
const longText: Dialect['longText'] = (table, column) => table.text(column, 'longtext');

/** A statement waits this long for another process's write; it also blocks our event loop, so it must stay short. */
const SQLITE_BUSY_MS = 2000;

export const sqliteDialect: Dialect = {
  table: () => undefined,
  instant,
  real,
  flag,
  longText,
  bucket: (column) => `CAST((${column} - ?) * ? / ? AS INTEGER)`,
  onConnect: [
    'PRAGMA journal_mode = WAL',
    'PRAGMA synchronous = NORMAL',
    'PRAGMA foreign_keys = ON',
    `PRAGMA busy_timeout = ${SQLITE_BUSY_MS}`,
  ],
};

export const mysqlDialect: Dialect = {
  table: (builder) => {
    builder.engine('InnoDB');
    builder.charset('utf8mb4');
    // Binary collation: names differ by case, as in SQLite.
    builder.collate('utf8mb4_bin');
  },
  instant,
  real,
  flag,
  longText,
  // Integers: FLOOR of a quotient would divide decimals, at several times the cost.
  bucket: (column) => `((${column} - ?) * ? DIV ?)`,
  onConnect: [
    'SET NAMES utf8mb4 COLLATE utf8mb4_bin',
    "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY'",
    "SET SESSION time_zone = '+00:00'",
  ],
};
