/** One instant of an altitude curve. */
export interface AltitudePoint {
  readonly at: number;
  readonly altitudeDegrees: number;
}

/** Altitude at an instant, between two points of a curve ordered in time; null outside of it. */
export function altitudeAt(points: readonly AltitudePoint[], at: number): number | null {
  const first = points[0];
  if (!first || at < first.at) return null;
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((points[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const before = points[low];
  const after = points[low + 1];
  if (!before) return null;
  if (!after) return before.at === at ? before.altitudeDegrees : null;
  const share = (at - before.at) / (after.at - before.at);
  return before.altitudeDegrees + (after.altitudeDegrees - before.altitudeDegrees) * share;
}

/** The part of a curve between two instants, with points of its own at both ends where the curve reaches them. */
export function curveBetween(points: readonly AltitudePoint[], start: number, end: number): readonly AltitudePoint[] {
  const ends = (at: number): AltitudePoint[] => {
    const altitudeDegrees = altitudeAt(points, at);
    return altitudeDegrees === null ? [] : [{ at, altitudeDegrees }];
  };
  return [...ends(start), ...points.filter(({ at }) => at > start && at < end), ...(end > start ? ends(end) : [])];
}
