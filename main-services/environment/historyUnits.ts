import type { HistoryQuantity } from '../model/environmentHistory.ts';

/** Units as the synthesis tables hold the quantities. */
export const HISTORY_UNITS: Readonly<Record<HistoryQuantity, string>> = {
  humidity: '%',
  wind: 'm/s',
  windDir: '°',
  temperature: '°C',
  pressure: 'hPa',
  rain: 'mm/h',
  cloud: 'K',
  insideTemperature: '°C',
  insideHumidity: '%',
};
