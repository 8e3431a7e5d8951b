import { openDatabase } from '../database/openDatabase.ts';
import type { Repositories } from '../database/Repositories.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { Configuration } from './Configuration.ts';
import { DataDirectoryLock } from './DataDirectoryLock.ts';
import { type DataDirectories, prepareDataDirectories } from './dataDirectories.ts';
import { LogBook } from './LogBook.ts';

/** What the observatory keeps on disk: its directories, held by us alone, its database and its log. */
export interface Records {
  readonly directories: DataDirectories;
  readonly repositories: Repositories;
  readonly logBook: LogBook;
  /** Flushes and gives everything back. */
  close(): Promise<void>;
}

/** Opens the records of a configuration. @throws in words, leaving nothing held */
export async function openRecords(configuration: Configuration, clock: Clock): Promise<Records> {
  const directories = await prepareDataDirectories(configuration.dataDirectory);
  const lock = await DataDirectoryLock.take(directories.root);
  const repositories = await openDatabase(configuration.database, clock).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const logBook = await LogBook.open({ directory: directories.logs, repository: repositories.logs, clock });
  const close = async () => {
    await logBook.stop();
    await repositories.close();
    await lock.release();
  };
  return { directories, repositories, logBook, close };
}
