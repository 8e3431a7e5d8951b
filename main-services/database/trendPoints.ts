import type { TrendPoint } from './Repositories.ts';

/** One slice of the time span that has rows, as the database answers it. */
export interface TrendSlice {
  readonly slice: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** Readings come every 2 s; five missed ones in a row are a gap to be seen, fewer are only a narrow slice. */
const GAP_MS = 10_000;

/** Puts slices at the middle of their time, with an empty point inside every gap so that a curve breaks there. */
export function trendPoints(slices: readonly TrendSlice[], from: number, to: number, count: number): TrendPoint[] {
  const widthMs = (to - from) / count;
  const middle = (slice: number) => Math.round(from + (slice + 0.5) * widthMs);
  const points: TrendPoint[] = [];
  let previous: number | null = null;
  for (const { slice, minimum, maximum } of slices) {
    const number = Math.min(Number(slice), count - 1);
    if (previous !== null && number - previous > 1 && (number - previous) * widthMs > GAP_MS) {
      points.push({ at: middle((previous + number) / 2), minimum: null, maximum: null });
    }
    points.push({ at: middle(number), minimum, maximum });
    previous = number;
  }
  return points;
}
