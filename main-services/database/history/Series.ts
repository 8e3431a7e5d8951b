/** One synthesis table with its roll-ups. */
export interface Series {
  readonly name: 'weather' | 'site';
  readonly table: string;
  readonly historyTable: string;
  /** Columns with numbers. */
  readonly numbers: readonly string[];
  /** Columns whose changes are kept for ever. */
  readonly words: readonly string[];
  /** Setting that holds the id of the last row taken into the roll-ups. */
  readonly watermark: string;
}

export const WEATHER: Series = {
  name: 'weather',
  table: 'weather_watch',
  historyTable: 'weather_watch_history',
  numbers: ['humidity', 'wind', 'wind_dir', 'temperature', 'pressure', 'rain', 'cloud'],
  words: ['global_status'],
  watermark: 'history.weather.takenIn',
};

export const SITE: Series = {
  name: 'site',
  table: 'site_watch',
  historyTable: 'site_watch_history',
  numbers: ['temperature', 'pressure', 'humidity'],
  words: ['global_status', 'lights', 'dome', 'doors', 'shutter'],
  watermark: 'history.site.takenIn',
};

export const SERIES: readonly Series[] = [WEATHER, SITE];

/** A column with a direction has no sum but that of its vectors. */
export function isDirection(column: string): boolean {
  return column === 'wind_dir';
}
