import type { HistoryPoint } from '../../model/environmentHistory.ts';

/** One slice of a span that has rows, as the database answers it; a direction has its vectors' sums in place of a total. */
export interface TrendSlice {
  readonly slice: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly known: number;
  readonly total?: number | null;
  readonly east?: number | null;
  readonly north?: number | null;
}

/** Vectors shorter than this cancel out: there is no mean direction. */
const NO_DIRECTION = 1e-9;

/** Adds up what several tables have of the same slices, in order. */
export function mergeSlices(parts: readonly (readonly TrendSlice[])[], points: number): readonly TrendSlice[] {
  const merged = new Map<number, TrendSlice>();
  for (const part of parts.flat()) {
    // A roll-up that began just before the span belongs to its first slice; the last instant, to the last one.
    const slice = Math.min(Math.max(0, Number(part.slice)), points - 1);
    const before = merged.get(slice);
    merged.set(slice, before === undefined ? { ...part, slice } : { ...both(before, part), slice });
  }
  return [...merged.values()].sort((a, b) => a.slice - b.slice);
}

/**
 * Puts slices at the middle of their time, with an empty point inside every gap so that a curve breaks there: where five rows in a
 * row are missing; fewer are only a narrow slice.
 */
export function trendPoints(
  slices: readonly TrendSlice[],
  span: { readonly from: number; readonly to: number; readonly points: number },
  spacingMs: number,
): HistoryPoint[] {
  const widthMs = (span.to - span.from) / span.points;
  const middle = (slice: number) => Math.round(span.from + (slice + 0.5) * widthMs);
  const points: HistoryPoint[] = [];
  let previous: number | null = null;
  for (const one of slices) {
    const { slice, minimum, maximum } = one;
    if (previous !== null && slice - previous > 1 && (slice - previous) * widthMs > 5 * spacingMs) {
      points.push({ at: middle((previous + slice) / 2), minimum: null, mean: null, maximum: null });
    }
    points.push({ at: middle(slice), minimum, mean: meanOf(one), maximum });
    previous = slice;
  }
  return points;
}

function both(a: TrendSlice, b: TrendSlice): Omit<TrendSlice, 'slice'> {
  return {
    minimum: least(a.minimum, b.minimum, Math.min),
    maximum: least(a.maximum, b.maximum, Math.max),
    known: Number(a.known) + Number(b.known),
    total: least(a.total, b.total, sum),
    east: least(a.east, b.east, sum),
    north: least(a.north, b.north, sum),
  };
}

const sum = (a: number, b: number) => a + b;

function least(
  a: number | null | undefined,
  b: number | null | undefined,
  combine: (a: number, b: number) => number,
): number | null {
  return a === null || a === undefined ? (b ?? null) : b === null || b === undefined ? a : combine(a, b);
}

function meanOf({ known, total, east, north, minimum, maximum }: TrendSlice): number | null {
  if (Number(known) === 0) return null;
  if (east !== null && east !== undefined && north !== null && north !== undefined) {
    if (Math.hypot(east, north) < NO_DIRECTION * Number(known)) return null;
    return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
  }
  if (total === null || total === undefined || minimum === null || maximum === null) return null;
  // Rounding must not push the mean of equal readings past them.
  return Math.min(maximum, Math.max(minimum, total / Number(known)));
}
