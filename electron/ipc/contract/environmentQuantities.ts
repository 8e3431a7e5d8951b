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
] as const;
export type EnvironmentQuantity = (typeof ENVIRONMENT_QUANTITIES)[number];
