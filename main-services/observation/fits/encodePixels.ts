/** Unsigned 16-bit pixels are stored as signed ones, shifted by this (FITS 4.0, §5.2.5, table 11). */
const UNSIGNED_OFFSET = 0x8000;
/** So many sums of 16 bits stay within 31, where this machine is fastest. */
const WORDS_AT_ONCE = 2 ** 15;

/** What was stored, added up: the upper and the lower halves of its big-endian words. */
export interface HalfSums {
  readonly highs: number;
  readonly lows: number;
}

/** Stores pixels big-endian and shifted in `into`, fills up with zeros, and adds up in the same pass. `into` holds whole words. */
export function encodePixels(pixels: Uint16Array, into: Buffer): HalfSums {
  const halves = new Uint16Array(into.buffer, into.byteOffset, into.length / 2);
  halves.set(pixels);
  halves.fill(UNSIGNED_OFFSET, pixels.length);
  const words = new Uint32Array(into.buffer, into.byteOffset, into.length / 4);
  let highs = 0;
  let lows = 0;
  for (let from = 0; from < words.length; from += WORDS_AT_ONCE) {
    const to = Math.min(words.length, from + WORDS_AT_ONCE);
    let high = 0;
    let low = 0;
    for (let at = from; at < to; at++) {
      // Two pixels at a time, the first of them in the lower half: it becomes the upper half of the word that is stored.
      const pair = (words[at] ?? 0) ^ 0x8000_8000;
      high += pair & 0xffff;
      low += pair >>> 16;
      words[at] = ((pair & 0x00ff_00ff) << 8) | ((pair >>> 8) & 0x00ff_00ff);
    }
    highs += high;
    lows += low;
  }
  return { highs, lows };
}
