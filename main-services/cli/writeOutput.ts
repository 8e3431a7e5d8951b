import { constants, type Stats } from 'node:fs';
import { access, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Before any work is done: can the answer be written there? @throws Error in words */
export async function checkOutput(file: string, input: string): Promise<void> {
  const there = await statOrNull(file);
  if (there?.isDirectory()) throw new Error(`${file} cannot be written: it is a directory.`);
  if (there && (await realpath(file)) === (await realpath(input)))
    throw new Error(`${file} is what is to be planned: it is not overwritten.`);
  const folder = dirname(resolve(file));
  const parent = await statOrNull(folder);
  if (!parent?.isDirectory()) throw new Error(`${file} cannot be written: there is no directory ${folder}.`);
  try {
    await access(there ? file : folder, constants.W_OK);
  } catch (error) {
    throw new Error(`${file} cannot be written: no permission.`, { cause: error });
  }
}

/** Writes a file that appears only when it is whole; a pipe or a device is written to as it is. */
export async function writeOutput(file: string, text: string): Promise<void> {
  const there = await statOrNull(file);
  if (there && !there.isFile()) {
    await writeFile(file, text);
    return;
  }
  const target = there ? await realpath(file) : file;
  const part = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(part, text);
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw new Error(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}
