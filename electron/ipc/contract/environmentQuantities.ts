import type { HistoryQuantity } from '../../../main-services/model/environmentHistory.ts';

/** Quantities whose past can be drawn; the last two are measured inside the dome. */
export const ENVIRONMENT_QUANTITIES = [
  'humidity',
  'wind',
  'windDir',
  'temperature',
  'pressure',
  'rain',
  'cloud',
  'insideTemperature',
  'insideHumidity',
] as const satisfies readonly HistoryQuantity[];
export type EnvironmentQuantity = (typeof ENVIRONMENT_QUANTITIES)[number];
