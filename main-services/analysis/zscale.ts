import type { CountRange } from './CountRange.ts';

/** IRAF's defaults (display task): contrast, rejections beyond this many sigmas, passes, and the least that must be left to believe the fit. */
const CONTRAST = 0.25;
const REJECT_SIGMAS = 2.5;
const MOST_PASSES = 5;
const LEAST_GOOD_SHARE = 0.5;
const LEAST_GOOD_PIXELS = 5;
/** Neighbours of a rejected pixel go too: this share of the sample. */
const GROW_SHARE = 0.01;

/**
 * The zscale algorithm of IRAF's display task (NOAO, "display" help page; Doug Tody, zscale.x): a straight line is fitted to the sorted sample,
 * with rejection of the tails, and its slope over the contrast gives the range around the median.
 * @param sorted a sample of the pixels in ascending order
 */
export function zscale(sorted: Float64Array): CountRange {
  const count = sorted.length;
  const first = sorted[0] ?? 0;
  const last = sorted[count - 1] ?? 0;
  const centre = (count - 1) >> 1;
  const median = count % 2 === 1 ? (sorted[centre] ?? 0) : ((sorted[centre] ?? 0) + (sorted[centre + 1] ?? 0)) / 2;
  const slope = fitSlope(sorted);
  if (slope === null) return { blackCounts: first, whiteCounts: last };
  const zslope = slope / CONTRAST;
  return {
    blackCounts: Math.max(first, median - centre * zslope),
    whiteCounts: Math.min(last, median + (count - 1 - centre) * zslope),
  };
}

/** Counts per place in the sorted sample, or null when too few pixels lie on a line. */
function fitSlope(sorted: Float64Array): number | null {
  const count = sorted.length;
  const least = Math.max(LEAST_GOOD_PIXELS, Math.floor(count * LEAST_GOOD_SHARE));
  const grow = Math.max(1, Math.floor(count * GROW_SHARE));
  let good = new Uint8Array(count).fill(1);
  let goodCount = count;
  let line = fitLine(sorted, good);
  for (let pass = 0; pass < MOST_PASSES && line !== null; pass++) {
    const next = rejectTails(sorted, good, line, grow);
    const nextCount = next.reduce((sum, each) => sum + each, 0);
    if (nextCount >= goodCount || nextCount < least) {
      goodCount = nextCount;
      break;
    }
    good = next;
    goodCount = nextCount;
    line = fitLine(sorted, good);
  }
  return goodCount >= least && line !== null ? line.slope : null;
}

interface Line {
  readonly slope: number;
  readonly offset: number;
}

function fitLine(sorted: Float64Array, good: Uint8Array): Line | null {
  let [n, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
  for (const [x, y] of sorted.entries()) {
    if (good[x] === 0) continue;
    n++;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
  }
  const spread = n * sumXX - sumX * sumX;
  if (spread === 0) return null;
  const slope = (n * sumXY - sumX * sumY) / spread;
  return { slope, offset: (sumY - slope * sumX) / n };
}

function rejectTails(sorted: Float64Array, good: Uint8Array, line: Line, grow: number): Uint8Array<ArrayBuffer> {
  let [n, sum, squares] = [0, 0, 0];
  const residual = (x: number) => (sorted[x] as number) - (line.offset + line.slope * x);
  for (let x = 0; x < sorted.length; x++) {
    if (good[x] === 0) continue;
    const rest = residual(x);
    n++;
    sum += rest;
    squares += rest * rest;
  }
  const mean = sum / Math.max(1, n);
  const sigma = Math.sqrt(Math.max(0, squares / Math.max(1, n) - mean * mean));
  const next = Uint8Array.from(good);
  for (let x = 0; x < sorted.length; x++) {
    if (good[x] === 1 && Math.abs(residual(x) - mean) <= REJECT_SIGMAS * sigma) continue;
    next.fill(0, Math.max(0, x - grow), Math.min(sorted.length, x + grow + 1));
  }
  return next;
}
