import { readFile } from 'node:fs/promises';
import { decodeFits, type FitsImage } from './decodeFits.ts';

/**
 * Reads the first image of a FITS file.
 * @throws Error naming the path and what is wrong with it
 */
export async function readFits(path: string): Promise<FitsImage> {
  try {
    return decodeFits(await readFile(path));
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
