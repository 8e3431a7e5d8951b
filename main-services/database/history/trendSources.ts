import type { HistoryQuantity, HistoryResolution } from '../../model/environmentHistory.ts';
import { type Series, SITE, WEATHER } from './Series.ts';

/** Which column of which series a quantity is. */
export const COLUMNS: Readonly<Record<HistoryQuantity, { readonly series: Series; readonly column: string }>> = {
  humidity: { series: WEATHER, column: 'humidity' },
  wind: { series: WEATHER, column: 'wind' },
  windDir: { series: WEATHER, column: 'wind_dir' },
  temperature: { series: WEATHER, column: 'temperature' },
  pressure: { series: WEATHER, column: 'pressure' },
  rain: { series: WEATHER, column: 'rain' },
  cloud: { series: WEATHER, column: 'cloud' },
  insideTemperature: { series: SITE, column: 'temperature' },
  insideHumidity: { series: SITE, column: 'humidity' },
};

/** Milliseconds from one row to the next. */
export const SPACING_MS: Readonly<Record<HistoryResolution, number>> = {
  reading: 2000,
  minute: 60_000,
  hour: 3_600_000,
};

/** So many rows are gathered in some 20 ms on either engine; SQLite does it on our event loop. */
const MOST_ROWS = 20_000;

/**
 * What a span is read from: the coarsest rows that are no longer than its slices, which have the same extremes; coarser ones where
 * there would be more rows than can be read in a moment.
 */
export function resolutionFor(spanMs: number, points: number): HistoryResolution {
  const sliceMs = spanMs / points;
  if (sliceMs < SPACING_MS.minute && spanMs <= MOST_ROWS * SPACING_MS.reading) return 'reading';
  return sliceMs < SPACING_MS.hour && spanMs <= MOST_ROWS * SPACING_MS.minute ? 'minute' : 'hour';
}
