/** Fisher and Yates with a small generator (mulberry32), so that a seed always gives the same order. */
export function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
  const shuffled = [...items];
  let state = seed >>> 0;
  for (let last = shuffled.length - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    const other = Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}
