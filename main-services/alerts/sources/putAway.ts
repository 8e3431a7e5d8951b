import { lstat, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Moves a file that has been read into a folder beside it; a name that is taken there gets a number. A reason is written next to it
 * as NAME.reason.txt.
 */
export async function putAway(directory: string, name: string, folder: string, reason: string | null): Promise<void> {
  const target = path.join(directory, folder);
  await mkdir(target, { recursive: true });
  const free = await freeName(target, name);
  if (reason !== null) await writeFile(path.join(target, `${free}.reason.txt`), `${reason}\n`);
  await rename(path.join(directory, name), path.join(target, free));
}

async function freeName(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem}.${number}${ext}`;
    if (!(await exists(path.join(folder, candidate)))) return candidate;
  }
}

async function exists(place: string): Promise<boolean> {
  try {
    await lstat(place);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
