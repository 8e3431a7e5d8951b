import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Windows has no such flags. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * A plain file's bytes; null when there are more than `maximumBytes` or it is no plain file (any more). What was put in its place
 * between the look and the reading, a link out of the folder or a pipe, is neither followed nor waited for.
 */
export async function readWithoutFollowing(file: string, maximumBytes: number): Promise<Buffer | null> {
  const handle = await open(file, FLAGS);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return null;
    // One byte more than announced shows that it grew.
    const buffer = Buffer.alloc(Math.min(stat.size, maximumBytes) + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return bytesRead > maximumBytes ? null : buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
