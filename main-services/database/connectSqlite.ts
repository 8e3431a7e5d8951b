import type BetterSqlite3 from 'better-sqlite3';
import knex from 'knex';
import { makeConsiderate } from './considerateStatements.ts';
import type { Database } from './Database.ts';
import { sqliteDialect } from './Dialect.ts';
import { probeSqliteFile } from './probeSqliteFile.ts';
import { SILENT } from './silentKnex.ts';

/** Opens the embedded database. One connection only: SQLite has one writer, and ":memory:" is one per connection. */
export function connectSqlite(file: string): Database {
  probeSqliteFile(file);
  return {
    knex: knex({
      client: 'better-sqlite3',
      connection: { filename: file },
      useNullAsDefault: true,
      log: SILENT,
      pool: {
        min: 1,
        max: 1,
        afterCreate: (connection: BetterSqlite3.Database, done: (error: Error | null, connection: unknown) => void) => {
          for (const statement of sqliteDialect.onConnect) connection.exec(statement);
          makeConsiderate(connection);
          done(null, connection);
        },
      },
    }),
    dialect: sqliteDialect,
    engine: 'SQLite',
    place: file,
  };
}
