import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FitsCard } from './FitsCard.ts';
import { FitsEncoding, type Picture } from './FitsEncoding.ts';

/**
 * Writes an image so that it is either whole under its name or not there: `<path>.tmp`, flushed to the disk, then renamed.
 * @throws Error naming the path when it cannot be written; nothing is left behind
 */
export async function writeFits(path: string, picture: Picture, cards: readonly FitsCard[]): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    await writeFlushed(temporary, new FitsEncoding(picture, cards));
    await rename(temporary, path);
    await flushDirectory(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Error(`${path} could not be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

async function writeFlushed(path: string, encoding: FitsEncoding): Promise<void> {
  const file = await open(path, 'w');
  try {
    let at = encoding.headerBytes;
    let writing = Promise.resolve();
    // A slice is encoded while the one before it is written.
    for (const slice of encoding.slices()) {
      await writing;
      writing = writeAt(file, slice, at);
      at += slice.length;
    }
    await writing;
    await writeAt(file, encoding.header(), 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAt(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
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
