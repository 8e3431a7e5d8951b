import type { SiteSynthesis, WeatherSynthesis } from '../../../main-services/model/environment.ts';

export interface SynthesisColumn<Row> {
  readonly label: string;
  readonly unit: string;
  readonly of: (row: Row) => number | string | null;
}

/** Columns of weather_watch, beside its status and its time. */
export const WEATHER_COLUMNS: readonly SynthesisColumn<WeatherSynthesis>[] = [
  { label: 'Humidity', unit: '%', of: (row) => row.humidity },
  { label: 'Wind', unit: 'm/s', of: (row) => row.wind },
  { label: 'From', unit: '°', of: (row) => row.windDir },
  { label: 'Air', unit: '°C', of: (row) => row.temperature },
  { label: 'Pressure', unit: 'hPa', of: (row) => row.pressure },
  { label: 'Rain', unit: 'mm/h', of: (row) => row.rain },
  { label: 'Sky − air', unit: 'K', of: (row) => row.cloud },
];

/** Columns of site_watch, beside its status and its time. */
export const SITE_COLUMNS: readonly SynthesisColumn<SiteSynthesis>[] = [
  { label: 'Humidity', unit: '%', of: (row) => row.humidity },
  { label: 'Lights', unit: '', of: (row) => lampsInShort(row.lights) },
  { label: 'Doors', unit: '', of: (row) => row.doors },
  { label: 'Inside', unit: '°C', of: (row) => row.temperature },
  { label: 'Pressure', unit: 'hPa', of: (row) => row.pressure },
  { label: 'Shutter', unit: '', of: (row) => row.shutter },
  { label: 'Dome', unit: '', of: (row) => row.dome },
];

/** "LAMP_FLAT_CAGIRE" is too long for a column. */
function lampsInShort(lights: string | null): string | null {
  return lights?.replaceAll('LAMP_', '').replaceAll('_', ' ').toLowerCase() ?? null;
}
