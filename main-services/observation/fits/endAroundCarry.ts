/** The 32-bit ones' complement sum of big-endian words whose upper and lower halves were added up apart (FITS 4.0, appendix J). */
export function endAroundCarry(highs: number, lows: number): number {
  let high = highs;
  let low = lows;
  for (;;) {
    const highCarry = Math.floor(high / 0x10000);
    const lowCarry = Math.floor(low / 0x10000);
    if (highCarry === 0 && lowCarry === 0) return ((high << 16) | low) >>> 0;
    high = (high & 0xffff) + lowCarry;
    low = (low & 0xffff) + highCarry;
  }
}
