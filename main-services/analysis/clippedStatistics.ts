/** Median and standard deviation of what is left when the outliers are gone. */
export interface ClippedStatistics {
  readonly median: number;
  readonly sigma: number;
}

const CLIP_SIGMAS = 3;
const MOST_PASSES = 8;
/** Of a normal distribution, sigma is this much of the median absolute deviation: the robust start of the clipping. */
const SIGMA_PER_MAD = 1.4826;

/** Sigma-clipped median and sigma of finite values; zeros when there are none. */
export function clippedStatistics(values: Float64Array): ClippedStatistics {
  const sorted = values.slice().sort();
  let median = middle(sorted);
  const deviations = sorted.map((value) => Math.abs(value - median)).sort();
  let sigma = SIGMA_PER_MAD * middle(deviations);
  let kept = sorted;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const limit = CLIP_SIGMAS * sigma;
    const next = sorted.filter((value) => Math.abs(value - median) <= limit);
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

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
