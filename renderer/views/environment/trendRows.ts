import type { EnvironmentTrend, TrendLimit } from '../../../electron/ipc/contract/environment.ts';
import type { EnvironmentQuantity } from '../../../electron/ipc/contract/environmentQuantities.ts';
import type { EnvironmentState, WeatherSynthesis } from '../../../main-services/model/environment.ts';
import type { TrendLimit as DrawnLimit, TrendPoint, TrendSeries } from '../../drawing/TrendSeries.ts';
import { dewPoint } from '../../drawing/trendScale.ts';
import { fixed } from '../../format/number.ts';

type WeatherQuantity = Extract<EnvironmentQuantity, keyof WeatherSynthesis>;

export interface TrendRow {
  readonly quantity: WeatherQuantity;
  readonly label: string;
  readonly unit: string;
  /** Shown even when the data stay within less, in the row's unit; null: the data decide. */
  readonly atLeast: readonly [number, number] | null;
  readonly bars?: boolean;
  /** Its limits are so far away that a scale which reached them would hide what happens. */
  readonly farLimits?: boolean;
}

/** Ranges of a quiet day, so that small changes do not look like storms (drawing only). */
export const TREND_ROWS: readonly TrendRow[] = [
  { quantity: 'humidity', label: 'Humidity', unit: '%', atLeast: [60, 92] },
  { quantity: 'temperature', label: 'Temperature', unit: '°C', atLeast: null, farLimits: true },
  { quantity: 'wind', label: 'Wind', unit: 'm/s', atLeast: [0, 18] },
  { quantity: 'rain', label: 'Rain', unit: 'mm/h', atLeast: [0, 2], bars: true },
  { quantity: 'cloud', label: 'Sky minus air', unit: 'K', atLeast: [-36, -10] },
  { quantity: 'pressure', label: 'Pressure', unit: 'hPa', atLeast: null },
];

/** Kelvins or hectopascals shown at least where the data decide about the range. */
const LEAST_HALF_RANGE = 1;

/** The value that stands beside the row. */
export function latestOf(row: TrendRow, weather: WeatherSynthesis | null | undefined): number | null {
  return weather?.[row.quantity] ?? null;
}

/** The rule whose decision colours the row's value. */
export function ruleOf(row: TrendRow, environment: EnvironmentState | null) {
  return environment?.rules.find(({ rule }) => rule === row.quantity);
}

/** The limits of the row's rules with words short enough for the gutter; hatched where only closing lies beyond. */
export function limitsOf(row: TrendRow, limits: readonly TrendLimit[]): readonly DrawnLimit[] {
  const rules = new Set(limits.map(({ rule }) => rule));
  return limits.map(({ value, label, kind, harm }) => {
    const beyond = limits.filter((other) => other.kind === 'secures' && other.harm === harm);
    const outermost = beyond.every((other) => (harm === 'above' ? other.value <= value : other.value >= value));
    return {
      value,
      words: limitWords(label, kind, harm, value, rules.size > 1),
      kind,
      // Any rain closes: hatched ground from zero on would say that it is always bad.
      hatched: kind === 'secures' && outermost && row.bars !== true,
      side: harm,
      inScale: row.farLimits !== true,
    };
  });
}

function limitWords(
  label: string,
  kind: TrendLimit['kind'],
  harm: TrendLimit['harm'],
  value: number,
  withLabel: boolean,
): string {
  const number = fixed(value, Number.isInteger(value) ? 0 : 1);
  if (kind === 'opens') return `opens ${harm === 'above' ? '<' : '>'} ${number}`;
  const verb = kind === 'secures' ? 'close' : 'hold';
  const many = withLabel && label.endsWith('s');
  return `${withLabel ? `${label.toLowerCase()} ` : ''}${many ? verb : `${verb}s`} ${value === 0 ? 'above ' : ''}${number}`;
}

/** Lines of the row; beside the temperature run the dew point, and `dewMarginKelvin` above it the limit that closes. */
export function seriesOf(
  row: TrendRow,
  trends: readonly EnvironmentTrend[],
  dewMarginKelvin: number | null,
): readonly TrendSeries[] {
  const points = pointsOf(trends, row.quantity);
  const main: TrendSeries = { name: row.label, points, tone: 'plot' };
  if (row.quantity !== 'temperature') return [main];
  const humidity = pointsOf(trends, 'humidity');
  const dew = points.map(({ at, mean }, index): TrendPoint => {
    const damp = humidity[index]?.mean ?? null;
    const value = mean === null || damp === null ? null : dewPoint(mean, damp);
    return { at, minimum: value, mean: value, maximum: value };
  });
  const dewLine: TrendSeries = { name: 'dew point', points: dew, tone: 'plot-2' };
  if (dewMarginKelvin === null) return [main, dewLine];
  const limit = dew.map(({ at, mean }): TrendPoint => {
    const value = mean === null ? null : mean + dewMarginKelvin;
    return { at, minimum: value, mean: value, maximum: value };
  });
  return [main, dewLine, { name: 'closes', points: limit, tone: 'danger' }];
}

/** The range that is shown at least; where the data decide, with a little room around their middle. */
export function atLeastOf(row: TrendRow, points: readonly TrendPoint[]): readonly [number, number] {
  if (row.atLeast) return row.atLeast;
  const values = points.flatMap(({ mean }) => mean ?? []);
  if (values.length === 0) return [0, 1];
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [centre - LEAST_HALF_RANGE, centre + LEAST_HALF_RANGE];
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
export function pointsOf(trends: readonly EnvironmentTrend[], quantity: EnvironmentQuantity): readonly TrendPoint[] {
  return trends.find((trend) => trend.quantity === quantity)?.points ?? [];
}

/** Extremes of a slice, where it has any: "82 to 86". */
export function extremesWords(point: TrendPoint | undefined, decimals: number): string {
  if (!point || point.minimum === null || point.maximum === null) return 'no reading';
  const low = fixed(point.minimum, decimals);
  const high = fixed(point.maximum, decimals);
  return low === high ? '' : `${low} to ${high}`;
}
