import type { FitsCard } from './FitsCard.ts';
import { FitsEncoding, type Picture } from './FitsEncoding.ts';

/**
 * A whole FITS file of one image in memory.
 * @throws RangeError naming the card or the size that cannot be written
 */
export function encodeFits(picture: Picture, cards: readonly FitsCard[]): Buffer {
  const encoding = new FitsEncoding(picture, cards);
  const data = Array.from(encoding.slices(), (slice) => Buffer.from(slice));
  return Buffer.concat([encoding.header(), ...data]);
}
