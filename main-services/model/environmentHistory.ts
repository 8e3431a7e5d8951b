import type { RuleState, SiteSynthesis, WeatherSynthesis } from './environment.ts';

/** Quantities whose history can be drawn: the numbers of weather_watch, and those of site_watch from inside the dome. */
export const HISTORY_QUANTITIES = [
  'humidity',
  'wind',
  'windDir',
  'temperature',
  'pressure',
  'rain',
  'cloud',
  'insideTemperature',
  'insideHumidity',
] as const;
export type HistoryQuantity = (typeof HISTORY_QUANTITIES)[number];

/** What a piece of history is made of: every reading, or what is kept of each minute or hour. */
export type HistoryResolution = 'reading' | 'minute' | 'hour';

/** One slice of a span: extremes are kept, the mean of a direction is that of its vectors; all null = a gap. */
export interface HistoryPoint {
  readonly at: number;
  readonly minimum: number | null;
  readonly mean: number | null;
  readonly maximum: number | null;
}

export interface HistoryTrend {
  readonly resolution: HistoryResolution;
  readonly points: readonly HistoryPoint[];
}

/** A rule is recorded where it changes, and once in so long in any case: no older record says anything about an instant. */
export const RULE_RECORDED_EVERY_MS = 3_600_000;

/** What a rule found and decided at an instant. */
export interface RuleRecord {
  readonly at: number;
  readonly state: RuleState;
}

/**
 * The environment as it was at an instant: both synthesis rows - once a minute is all that is kept, its means and the last known
 * words - and every rule; no rules once they are forgotten.
 */
export interface HistoryInstant {
  readonly resolution: Exclude<HistoryResolution, 'hour'>;
  readonly weather: WeatherSynthesis;
  readonly site: SiteSynthesis | null;
  readonly rules: readonly RuleState[];
}
