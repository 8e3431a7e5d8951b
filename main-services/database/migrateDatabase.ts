import type { Knex } from 'knex';
import type { Database } from './Database.ts';
import { DatabaseError } from './DatabaseError.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/Migration.ts';

/** Another process that migrates the same database is done well within this time. */
const LOCK_WAIT_MS = 10_000;
const LOCK_RETRY_MS = 250;

/** Brings the schema to the newest step. @returns the names of the steps that were run @throws DatabaseError */
export async function migrateDatabase(
  database: Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<string[]> {
  const migrator = database.knex.migrate;
  const config = { migrationSource: migrationSource(database, migrations), tableName: 'pyros_migration' };
  const giveUpAt = performance.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      const [, done] = (await migrator.latest(config)) as [number, string[]];
      return done;
    } catch (error) {
      if (!isLocked(error)) throw explainMigrationFault(database, error);
      if (performance.now() >= giveUpAt) {
        // Each step of SQLite is one transaction, so what a killed process left is whole; MariaDB cannot promise that.
        if (database.engine !== 'SQLite') throw explainMigrationFault(database, error);
        await migrator.forceFreeMigrationsLock(config);
      }
      await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
    }
  }
}

/** Migrations come from a list of modules instead of a directory, so that the bundled application has them too. */
function migrationSource(database: Database, migrations: readonly Migration[]): Knex.MigrationSource<Migration> {
  return {
    getMigrations: async () => [...migrations],
    getMigrationName: (migration) => migration.name,
    getMigration: async (migration) => ({
      up: (knex: Knex) => migration.up(knex, database.dialect),
      down: () => Promise.reject(new Error('Migrations only go forward; load a dump to go back.')),
    }),
  };
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && /migration table is already locked/i.test(error.message);
}

function explainMigrationFault(database: Database, error: unknown): DatabaseError {
  const detail = error instanceof Error ? error.message : String(error);
  if (/migration directory is corrupt/i.test(detail)) {
    return new DatabaseError(
      `The database ${database.place} was written by a newer version of PyROS.`,
      'Update this installation, or choose another database.',
      error,
    );
  }
  return new DatabaseError(
    `The schema of the database ${database.place} cannot be brought up to date (${detail}).`,
    database.engine === 'SQLite'
      ? 'Nothing was changed. Run "pyros db migrate" to try again.'
      : 'This server cannot undo half a schema change: create the database anew and load your last dump with "pyros db load FILE".',
    error,
  );
}
