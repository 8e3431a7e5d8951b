import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { encodeFits, type Picture } from './encodeFits.ts';
import type { FitsCard } from './FitsCard.ts';

/**
 * Writes an image so that it is either whole under its name or not there: `<path>.tmp`, flushed to the disk, then renamed.
 * @throws Error naming the path when it cannot be written; nothing is left behind
 */
export async function writeFits(path: string, picture: Picture, cards: readonly FitsCard[]): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    await writeFlushed(temporary, encodeFits(picture, cards));
    await rename(temporary, path);
    await flushDirectory(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Error(`${path} could not be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

async function writeFlushed(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name itself survive a power cut; Windows cannot open directories and does not need it. */
async function flushDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
