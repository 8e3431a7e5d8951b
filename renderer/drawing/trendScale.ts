import type { TrendPoint } from './TrendSeries.ts';

/** Lowest and highest value to draw: the data, the limits, and at least the given range, with a little air. */
export function trendRange(
  series: readonly (readonly Pick<TrendPoint, 'minimum' | 'maximum'>[])[],
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

/** Positions as near to those wanted (ascending) as they get without touching, between two ends. */
export function besideEachOther(
  wanted: readonly number[],
  apart: number,
  lowest: number,
  highest: number,
): readonly number[] {
  const placed: number[] = [];
  for (const at of wanted) placed.push(Math.max(at, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + apart, lowest));
  let end = highest;
  for (let index = placed.length - 1; index >= 0; index--) {
    placed[index] = Math.min(placed[index] ?? end, end);
    end = (placed[index] ?? end) - apart;
  }
  return placed;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS = [
  ...[1, 2, 5, 10, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 4, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 5].map((days) => days * DAY_MS),
];
/** Spans longer than this are divided at the first of months. */
const MONTHS_FROM_MS = 62 * DAY_MS;

/** Instants of grid lines between `from` and `to`: round times, at most `most` of them and one more. */
export function gridTimes(from: number, to: number, most = 7): readonly number[] {
  if (to - from > MONTHS_FROM_MS) return monthsBetween(from, to, most);
  const step = STEPS_MS.find((each) => (to - from) / each <= most) ?? 10 * DAY_MS;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}

function monthsBetween(from: number, to: number, most: number): readonly number[] {
  const begin = new Date(from);
  const every = Math.ceil((to - from) / (30.44 * DAY_MS) / most);
  const firsts: number[] = [];
  for (let month = begin.getUTCMonth() + 1; ; month += every) {
    const at = Date.UTC(begin.getUTCFullYear(), month);
    if (at > to) return firsts;
    firsts.push(at);
  }
}

/** How a grid time is written: time of day, day, or month, as the span asks for. */
export function gridLabel(at: number, spanMs: number): string {
  const iso = new Date(at).toISOString();
  if (spanMs > MONTHS_FROM_MS) return iso.slice(0, 7);
  if (spanMs > 2 * DAY_MS) return iso.slice(5, 10);
  return at % DAY_MS === 0 ? iso.slice(5, 10) : iso.slice(11, 16);
}

/** Dew point by the Magnus formula with the constants of Sonntag (1990), °C; for drawing. */
export function dewPoint(celsius: number, humidityPercent: number): number {
  const gamma = Math.log(Math.max(1, humidityPercent) / 100) + (17.62 * celsius) / (243.12 + celsius);
  return (243.12 * gamma) / (17.62 - gamma);
}
