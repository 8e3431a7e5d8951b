import type { Trend, TrendQuantity } from '../../../electron/ipc/contract/monitoring.ts';
import type { EnvironmentState, RuleState } from '../../../main-services/model/environment.ts';
import { middle, type TrendLimit, type TrendPoint, type TrendSeries } from '../../drawing/TrendSeries.ts';
import { dewPoint } from '../../drawing/trendScale.ts';
import { fixed } from '../../format/number.ts';

export interface TrendRow {
  readonly quantity: TrendQuantity;
  readonly label: string;
  readonly unit: string;
  /** Shown even when the data stay within less, in the row's unit. */
  readonly atLeast: readonly [number, number];
  /** Rules whose limits are drawn, by name. */
  readonly rules: readonly string[];
  readonly bars?: boolean;
}

/** Ranges of a quiet day, so that small changes do not look like storms (drawing only). */
export const TREND_ROWS: readonly TrendRow[] = [
  { quantity: 'humidity', label: 'Humidity', unit: '%', atLeast: [60, 92], rules: ['humidity'] },
  { quantity: 'temperature', label: 'Temperature', unit: '°C', atLeast: [-4, 6], rules: [] },
  { quantity: 'wind', label: 'Wind', unit: 'm/s', atLeast: [0, 18], rules: ['wind', 'gust'] },
  { quantity: 'rain', label: 'Rain', unit: 'mm/h', atLeast: [0, 2], rules: [], bars: true },
  { quantity: 'cloud', label: 'Sky minus air', unit: 'K', atLeast: [-36, -10], rules: ['cloud'] },
  { quantity: 'pressure', label: 'Pressure', unit: 'hPa', atLeast: [0, 0], rules: [] },
];

/** The value that stands beside the row. */
export function latestOf(row: TrendRow, environment: EnvironmentState | null): number | null {
  return environment?.weather[row.quantity] ?? null;
}

/** Limits of the row's rules, as they are configured. */
export function limitsOf(row: TrendRow, rules: readonly RuleState[]): readonly TrendLimit[] {
  return row.rules.flatMap((name): TrendLimit[] => {
    const rule = rules.find((one) => one.rule.toLowerCase() === name);
    if (!rule || rule.limit === null) return [];
    const decimals = Number.isInteger(rule.limit) ? 0 : 1;
    const several = row.rules.length > 1 ? `${rule.label.toLowerCase()} ` : '';
    return [
      {
        value: rule.limit,
        words: `${several}closes ${fixed(rule.limit, decimals)}`,
        closes: row.rules.length === 1 || name === row.rules.at(-1),
        side: /^[≤<]/.test(rule.securesAt) ? 'below' : 'above',
      },
    ];
  });
}

/** Lines of the row; beside the temperature runs the dew point. */
export function seriesOf(row: TrendRow, trends: readonly Trend[]): readonly TrendSeries[] {
  const points = pointsOf(trends, row.quantity);
  const main: TrendSeries = { name: row.label, points, tone: 'plot' };
  if (row.quantity !== 'temperature') return [main];
  const humidity = pointsOf(trends, 'humidity');
  const dew = points.map((point, index): TrendPoint => {
    const air = middle(point);
    const damp = middle(humidity[index]);
    const value = air === null || damp === null ? null : dewPoint(air, damp);
    return { at: point.at, minimum: value, maximum: value };
  });
  return [main, { name: 'dew point', points: dew, tone: 'plot-2' }];
}

/** The range of a row; for pressure the data decide, with a hectopascal of room. */
export function atLeastOf(row: TrendRow, points: readonly TrendPoint[]): readonly [number, number] {
  if (row.quantity !== 'pressure') return row.atLeast;
  const values = points.flatMap((point) => middle(point) ?? []);
  if (values.length === 0) return [0, 1];
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [centre - 1, centre + 1];
}

/** The point nearest to an instant, if one is near enough to speak for it. */
export function pointAt(points: readonly TrendPoint[], at: number, withinMs: number): TrendPoint | undefined {
  const nearest = points.reduce<TrendPoint | undefined>(
    (best, point) => (best === undefined || Math.abs(point.at - at) < Math.abs(best.at - at) ? point : best),
    undefined,
  );
  return nearest && Math.abs(nearest.at - at) <= withinMs ? nearest : undefined;
}

/** One quantity out of all. */
export function pointsOf(trends: readonly Trend[], quantity: TrendQuantity): readonly TrendPoint[] {
  return trends.find((trend) => trend.quantity === quantity)?.points ?? [];
}
