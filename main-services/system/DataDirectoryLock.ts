import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { tryLockFile } from '../database/tryLockFile.ts';
import { DataDirectoryError, explainDirectoryFault } from './DataDirectoryError.ts';

const ownerSchema = z.object({ pid: z.int().positive(), host: z.string() });

/**
 * Keeps two observatories from sharing a data directory. The lock is the operating system's, on `pyros.lock`, so that one of a
 * process that is gone (killed, power cut) is free at once; `pyros.pid` says who has it.
 */
export class DataDirectoryLock {
  readonly #pidFile: string;
  #unlock: (() => void) | null;

  private constructor(pidFile: string, unlock: () => void) {
    this.#pidFile = pidFile;
    this.#unlock = unlock;
  }

  /** @throws DataDirectoryError naming who has it */
  static async take(directory: string): Promise<DataDirectoryLock> {
    const pidFile = join(directory, 'pyros.pid');
    let unlock: (() => void) | null = null;
    try {
      await access(directory);
      unlock = tryLockFile(join(directory, 'pyros.lock'));
      if (unlock === null) throw occupied(directory, await ownerIn(pidFile));
      await writeFile(pidFile, JSON.stringify({ pid: process.pid, host: hostname() }));
      return new DataDirectoryLock(pidFile, unlock);
    } catch (error) {
      unlock?.();
      throw error instanceof DataDirectoryError ? error : explainDirectoryFault(directory, error);
    }
  }

  /** Gives the directory back. */
  async release(): Promise<void> {
    const unlock = this.#unlock;
    if (unlock === null) return;
    this.#unlock = null;
    await rm(this.#pidFile, { force: true });
    unlock();
  }
}

async function ownerIn(pidFile: string): Promise<string> {
  try {
    const { pid, host } = ownerSchema.parse(JSON.parse(await readFile(pidFile, 'utf8')));
    return host === hostname() ? `process ${pid}` : `process ${pid} on the computer ${host}`;
  } catch {
    // It has just started and not written its number yet.
    return 'another process';
  }
}

function occupied(directory: string, owner: string): DataDirectoryError {
  return new DataDirectoryError(
    `The data directory ${directory} is in use by another observatory (${owner}).`,
    'Stop that one, or choose another directory with --data DIR.',
  );
}
