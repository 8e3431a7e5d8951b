import type { HistoryPoint, HistoryQuantity } from '../model/environmentHistory.ts';
import { HISTORY_UNITS } from './historyUnits.ts';

/** One column group of the table. */
export interface CsvTrend {
  readonly quantity: HistoryQuantity;
  readonly points: readonly HistoryPoint[];
}

/**
 * Trends as comma-separated values (RFC 4180), a line for each instant at which one of them has a slice: UTC in ISO 8601, then
 * minimum, mean and maximum of each quantity, empty where it was not known.
 */
export function environmentCsv(trends: readonly CsvTrend[]): string {
  const columns = trends.flatMap(({ quantity }) =>
    ['min', 'mean', 'max'].map((what) => `${quantity} ${what} (${HISTORY_UNITS[quantity]})`),
  );
  const byTime = new Map<number, Map<HistoryQuantity, HistoryPoint>>();
  for (const { quantity, points } of trends) {
    for (const point of points) {
      // A point without a value only breaks a curve.
      if (point.minimum === null) continue;
      const row = byTime.get(point.at) ?? new Map<HistoryQuantity, HistoryPoint>();
      byTime.set(point.at, row.set(quantity, point));
    }
  }
  const lines = [...byTime].sort(([a], [b]) => a - b).map(([at, row]) => line(at, row, trends));
  return [['time (UTC)', ...columns].join(','), ...lines, ''].join('\r\n');
}

function line(at: number, row: ReadonlyMap<HistoryQuantity, HistoryPoint>, trends: readonly CsvTrend[]): string {
  const cells = trends.flatMap(({ quantity }) => {
    const point = row.get(quantity);
    return [point?.minimum, point?.mean, point?.maximum].map(cell);
  });
  return [new Date(at).toISOString(), ...cells].join(',');
}

/** Finer than a thousandth, nothing here is measured. */
function cell(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(Math.round(value * 1000) / 1000);
}
