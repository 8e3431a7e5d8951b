import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { DataDirectoryError, explainDirectoryFault } from './DataDirectoryError.ts';
import { processIdentity } from './processIdentity.ts';

const ownerSchema = z.object({ pid: z.int().positive(), identity: z.string(), host: z.string() });
/** Each attempt is lost only to another process that acted in between. */
const ATTEMPTS = 5;

/**
 * Keeps two observatories from sharing a data directory: a file that names the process that has it. The lock of a process that
 * is gone (killed, power cut) is taken over.
 */
export class DataDirectoryLock {
  readonly #file: string;
  readonly #content: string;

  private constructor(file: string, content: string) {
    this.#file = file;
    this.#content = content;
  }

  /** @throws DataDirectoryError naming who has it */
  static async take(directory: string, pid = process.pid): Promise<DataDirectoryLock> {
    const file = join(directory, 'pyros.lock');
    const content = JSON.stringify({ pid, identity: await processIdentity(pid), host: hostname() });
    const own = `${file}.${process.pid}.${crypto.randomUUID()}`;
    try {
      await writeFile(own, content);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        // A hard link appears whole or not at all, and never over another.
        if (await linked(own, file)) return new DataDirectoryLock(file, content);
        await removeIfStale(directory, file);
      }
    } catch (error) {
      throw error instanceof DataDirectoryError ? error : explainDirectoryFault(directory, error);
    } finally {
      await rm(own, { force: true });
    }
    throw occupied(directory, 'another process');
  }

  /** Gives the directory back; does nothing when the lock is no longer ours. */
  async release(): Promise<void> {
    if ((await contentOf(this.#file)) === this.#content) await rm(this.#file, { force: true });
  }
}

async function linked(own: string, file: string): Promise<boolean> {
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function removeIfStale(directory: string, file: string): Promise<void> {
  const content = await contentOf(file);
  if (content === null) return;
  const owner = ownerSchema.safeParse(parsed(content));
  if (owner.success) {
    const { pid, identity, host } = owner.data;
    if (host !== hostname()) throw occupied(directory, `process ${pid} on the computer ${host}`);
    const now = await processIdentity(pid);
    if (now !== null && now === identity) throw occupied(directory, `process ${pid}`);
  }
  const aside = `${file}.stale.${crypto.randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  // Somebody else took the stale lock between our look and our rename: what we moved is theirs, so it goes back.
  if ((await contentOf(aside)) !== content) await linked(aside, file);
  await rm(aside, { force: true });
}

async function contentOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // A lock that cannot be read was cut off by a crash: nobody holds it.
    return null;
  }
}

function occupied(directory: string, owner: string): DataDirectoryError {
  return new DataDirectoryError(
    `The data directory ${directory} is in use by another observatory (${owner}).`,
    'Stop that one, or choose another directory with --data DIR. If you are sure that none runs, delete pyros.lock in it.',
  );
}
