/** Median and standard deviation of what is left when the outliers are gone. */
export interface ClippedStatistics {
  readonly median: number;
  readonly sigma: number;
}

const CLIP_SIGMAS = 3;
const MOST_PASSES = 8;
/** Of a normal distribution, sigma is this much of the median absolute deviation: the robust start of the clipping. */
const SIGMA_PER_MAD = 1.4826;

/** Sigma-clipped median and sigma of finite values; zeros when there are none. Sorted once: what is kept is a stretch of the sorted values. */
export function clippedStatistics(values: Float64Array): ClippedStatistics {
  const sorted = values.slice().sort();
  let median = middle(sorted);
  let sigma = SIGMA_PER_MAD * medianDeviation(sorted, median);
  let kept: Float64Array = sorted;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = within(sorted, median, CLIP_SIGMAS * sigma);
    if (next.length === 0) break;
    const settled = next.length === kept.length;
    kept = next;
    median = middle(kept);
    sigma = deviation(kept);
    if (settled) break;
  }
  return { median, sigma };
}

function middle(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** Median of the distances from the median: both ends of the sorted values are walked outside in, the farthest first. */
function medianDeviation(sorted: Float64Array, median: number): number {
  let low = 0;
  let high = sorted.length - 1;
  const farthest = (): number => {
    const below = median - (sorted[low] ?? median);
    const above = (sorted[high] ?? median) - median;
    if (below > above) low++;
    else high--;
    return Math.max(below, above);
  };
  for (let skipped = (sorted.length - 1) >> 1; skipped > 0; skipped--) farthest();
  if (sorted.length % 2 === 1) return farthest();
  return sorted.length === 0 ? 0 : (farthest() + farthest()) / 2;
}

/** The stretch of sorted values no farther from a centre than a limit. */
function within(sorted: Float64Array, centre: number, limit: number): Float64Array {
  let start = 0;
  while (start < sorted.length && centre - (sorted[start] ?? 0) > limit) start++;
  let end = sorted.length;
  while (end > start && (sorted[end - 1] ?? 0) - centre > limit) end--;
  return sorted.subarray(start, end);
}

function deviation(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / values.length);
}
