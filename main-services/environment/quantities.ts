import type { Unit } from './convertUnit.ts';

/** Measured as a number by some sensor. */
export type MeasuredQuantity =
  | 'temperature'
  | 'humidity'
  | 'pressure'
  | 'rain'
  | 'wind'
  | 'windDirection'
  | 'gustReported'
  | 'dewPointReported'
  | 'skyTemperature'
  | 'sensorBodyTemperature'
  | 'rainDetectorVoltage'
  | 'rainDetectorDry'
  | 'insideTemperature'
  | 'insideHumidity';

/** Computed from measured ones. */
export type DerivedQuantity = 'gust' | 'dewPoint' | 'dewPointMargin' | 'cloud' | 'pressureTendency';

/** Reported as a word. */
export type WordQuantity = 'doors' | 'intrusion' | 'mains' | 'domeShutter' | 'deadManTripped' | 'stationVerdict';

export interface QuantityDefinition {
  readonly unit: Unit;
  /** What lies outside is no weather but a broken sensor. */
  readonly lowest: number;
  readonly highest: number;
  /** mean: what most say; highest: the worst counts, whoever says it; vector: mean of directions. */
  readonly combine: 'mean' | 'highest' | 'vector';
  /** Sensors farther apart than this do not measure the same thing; null = not compared here. */
  readonly tolerance: number | null;
}

/** Temperatures on Earth's surface lie within −89…57 °C (WMO archive of extremes); stations are built for −60…60. */
const AIR = { unit: 'Celsius', lowest: -60, highest: 60, combine: 'mean', tolerance: 3 } as const;
const HUMIDITY = { unit: 'percent', lowest: 0, highest: 100, combine: 'highest', tolerance: 10 } as const;

/** Units, plausible ranges and ways of combining; tolerances are some three times the makers' accuracies (WXT520, Vantage Pro). */
export const QUANTITIES: Readonly<Record<MeasuredQuantity, QuantityDefinition>> = {
  temperature: AIR,
  humidity: HUMIDITY,
  // From 5000 m of elevation to the highest ever measured at sea level.
  pressure: { unit: 'hPa', lowest: 500, highest: 1100, combine: 'mean', tolerance: 5 },
  // The heaviest minute on record (31 mm in Unionville, 1956; WMO archive) was a rate of 1870 mm/h.
  rain: { unit: 'mm/h', lowest: 0, highest: 2000, combine: 'highest', tolerance: null },
  // The strongest gust on record outside a tornado is 113 m/s (Barrow Island, 1996; WMO archive).
  wind: { unit: 'm/s', lowest: 0, highest: 115, combine: 'highest', tolerance: 5 },
  gustReported: { unit: 'm/s', lowest: 0, highest: 115, combine: 'highest', tolerance: null },
  windDirection: { unit: 'degrees', lowest: 0, highest: 360, combine: 'vector', tolerance: null },
  dewPointReported: { unit: 'Celsius', lowest: -100, highest: 60, combine: 'mean', tolerance: null },
  // MLX90614 data sheet: object temperature −70…380 °C; no sky is warmer than the air below it by much.
  skyTemperature: { unit: 'Celsius', lowest: -100, highest: 60, combine: 'mean', tolerance: 5 },
  // MLX90614 data sheet: the chip's own (ambient) temperature −40…125 °C.
  sensorBodyTemperature: { unit: 'Celsius', lowest: -40, highest: 125, combine: 'mean', tolerance: null },
  // The DRD11's analog output; 3 V is dry by the PLC's comment, and its supply is 5 V.
  rainDetectorVoltage: { unit: 'V', lowest: 0, highest: 5, combine: 'mean', tolerance: null },
  rainDetectorDry: { unit: 'bool', lowest: 0, highest: 1, combine: 'mean', tolerance: null },
  insideTemperature: { ...AIR, tolerance: null },
  insideHumidity: { ...HUMIDITY, tolerance: null },
};

/** The words each may say, the harmless one first. */
export const WORDS: Readonly<Record<WordQuantity, readonly string[]>> = {
  doors: ['closed', 'open'],
  intrusion: ['no', 'yes'],
  mains: ['on', 'off'],
  domeShutter: ['closed', 'open', 'unknown'],
  deadManTripped: ['no', 'yes'],
  stationVerdict: ['safe', 'unsafe'],
};
