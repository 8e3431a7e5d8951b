import { copyFile, link, mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How a file came to its place. */
export type Placed = 'there' | 'linked' | 'copied';

/** Errors of a disk, or of two, on which files cannot have two names. */
const NO_LINKS: ReadonlySet<string> = new Set([
  'EXDEV',
  'EPERM',
  'EMLINK',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EACCES',
]);

/**
 * Gives a whole file a second name, or copies it where that is impossible. Whoever looks finds it whole or not at all: it is made as
 * `.<name>.tmp` and renamed. Doing it again is fine. @param linkFile for tests: how a file gets a second name
 */
export async function placeFile(source: string, target: string, linkFile: typeof link = link): Promise<Placed> {
  const original = await stat(source);
  const there = await stat(target).catch(() => null);
  if (there !== null && isSame(original, there)) return 'there';
  await mkdir(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.${basename(target)}.tmp`);
  // What a crash left half-made.
  await rm(temporary, { force: true });
  const placed = await linkFile(source, temporary).then(
    (): Placed => 'linked',
    async (error: NodeJS.ErrnoException): Promise<Placed> => {
      if (!NO_LINKS.has(error.code ?? '')) throw error;
      await copyFile(source, temporary);
      // So that it is recognised as this file next time.
      await utimes(temporary, original.atime, original.mtime);
      return 'copied';
    },
  );
  await rename(temporary, target);
  return placed;
}

interface Identity {
  readonly dev: number;
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}

function isSame(a: Identity, b: Identity): boolean {
  if (a.dev === b.dev && a.ino === b.ino) return true;
  // A copy's time is set in whole microseconds.
  return a.size === b.size && Math.abs(a.mtimeMs - b.mtimeMs) < 1;
}
