import { endAroundCarry } from './endAroundCarry.ts';

/**
 * 32-bit ones' complement sum of big-endian words, with `seed` to carry on from (FITS 4.0, appendix J).
 * The length must be a multiple of 4, as every FITS unit is.
 */
export function onesComplementSum(bytes: Uint8Array, seed = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let high = seed >>> 16;
  let low = seed & 0xffff;
  for (let at = 0; at < bytes.byteLength; at += 4) {
    high += view.getUint16(at);
    low += view.getUint16(at + 2);
  }
  return endAroundCarry(high, low);
}

/** Punctuation between the digits and the letters, which the encoding avoids (appendix J.2). */
const EXCLUDED = [0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f, 0x40, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f, 0x60];
const ZERO = 0x30;

/** Writes the complement of a sum as the 16 characters that make the whole unit sum to minus zero. */
export function encodeChecksum(sum: number): string {
  const complement = ~sum >>> 0;
  const characters = new Array<number>(16).fill(0);
  for (let byte = 0; byte < 4; byte++) {
    const value = (complement >>> (24 - 8 * byte)) & 0xff;
    const quarters = [0, 1, 2, 3].map((n) => Math.floor(value / 4) + ZERO + (n === 0 ? value % 4 : 0));
    spreadFromExcluded(quarters);
    for (const [n, quarter] of quarters.entries()) characters[4 * n + byte] = quarter;
  }
  const text = String.fromCharCode(...characters);
  return text.slice(-1) + text.slice(0, -1);
}

/** Moves pairs apart by one until none is punctuation; their sum stays the same. */
function spreadFromExcluded(quarters: number[]): void {
  while (quarters.some((quarter) => EXCLUDED.includes(quarter))) {
    for (const first of [0, 2]) {
      const a = quarters[first] ?? ZERO;
      const b = quarters[first + 1] ?? ZERO;
      if (!EXCLUDED.includes(a) && !EXCLUDED.includes(b)) continue;
      quarters[first] = a + 1;
      quarters[first + 1] = b - 1;
    }
  }
}
