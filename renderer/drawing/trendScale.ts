import type { TrendPoint } from './TrendSeries.ts';

/** Lowest and highest value to draw: the data, the limits, and at least the given range, with a little air. */
export function trendRange(
  series: readonly (readonly TrendPoint[])[],
  limits: readonly number[],
  atLeast: readonly [number, number],
): readonly [number, number] {
  let [low, high] = atLeast;
  for (const points of series)
    for (const { minimum, maximum } of points) {
      if (minimum !== null && minimum < low) low = minimum;
      if (maximum !== null && maximum > high) high = maximum;
    }
  for (const limit of limits) {
    low = Math.min(low, limit);
    high = Math.max(high, limit);
  }
  const air = (high - low) * 0.06;
  // Zero is a natural end: no air below it.
  return [low === 0 ? 0 : low - air, high + air];
}

const HOUR_MS = 3_600_000;
const STEPS_MS = [60_000, 300_000, 600_000, 1_800_000, HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS, 6 * HOUR_MS];

/** Instants of grid lines between `from` and `to`: round times, at most `most` of them. */
export function gridTimes(from: number, to: number, most = 6): readonly number[] {
  const step = STEPS_MS.find((each) => (to - from) / each <= most) ?? 6 * HOUR_MS;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}

/** Dew point by the Magnus formula with the constants of Sonntag (1990), °C; for drawing. */
export function dewPoint(celsius: number, humidityPercent: number): number {
  const gamma = Math.log(Math.max(1, humidityPercent) / 100) + (17.62 * celsius) / (243.12 + celsius);
  return (243.12 * gamma) / (17.62 - gamma);
}
