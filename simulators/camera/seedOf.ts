/** One 32-bit seed from several whole numbers (FNV-1a over their 32-bit halves). */
export function seedOf(...numbers: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const number of numbers) {
    for (const half of [number % 2 ** 32, Math.floor(number / 2 ** 32)]) {
      hash = Math.imul(hash ^ (half & 0xffff), 0x01000193);
      hash = Math.imul(hash ^ ((half >>> 16) & 0xffff), 0x01000193);
    }
  }
  return hash;
}
