import type { CountRange } from './CountRange.ts';

/** How many of the values fall into each of `bins` equal parts of a range; what lies outside is in the first or the last. */
export function histogram(values: Float64Array, range: CountRange, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (range.whiteCounts - range.blackCounts) / bins;
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((value - range.blackCounts) / width)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
