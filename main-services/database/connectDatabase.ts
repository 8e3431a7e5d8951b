import { connectMysql } from './connectMysql.ts';
import { connectSqlite } from './connectSqlite.ts';
import type { Database } from './Database.ts';
import type { DatabaseConfiguration } from './DatabaseConfiguration.ts';

/** Opens the configured engine as it is, without migrating it. @throws DatabaseError naming the place and the cure */
export async function connectDatabase(configuration: DatabaseConfiguration): Promise<Database> {
  return configuration.client === 'sqlite' ? connectSqlite(configuration.file) : connectMysql(configuration);
}
