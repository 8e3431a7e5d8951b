import type { EnvironmentState, SensorReading } from '../../../main-services/model/environment.ts';
import { fixed, measured } from '../../format/number.ts';
import { unitSign } from '../../format/unit.ts';

export interface MatrixRow {
  readonly quantity: string;
  readonly label: string;
  readonly unit: string;
  /** One per sensor of the matrix; null = does not measure this. */
  readonly cells: readonly (SensorReading | null)[];
  /** What the fusion made of it; undefined = it is not fused. */
  readonly fused: number | null | undefined;
  readonly how: string;
}

const LABELS: Readonly<Record<string, string>> = {
  rain: 'Rain',
  humidity: 'Humidity',
  temperature: 'Temperature',
  wind: 'Wind',
  windDirection: 'Wind from',
  windDir: 'Wind from',
  pressure: 'Pressure',
  skyTemperature: 'Sky temperature',
  cloud: 'Sky minus air',
  dewPointReported: 'Dew point, as reported',
  rainDetectorVoltage: 'Rain detector, analog',
  rainDetectorDry: 'Rain detector, dry',
  insideTemperature: 'Temperature inside',
  insideHumidity: 'Humidity inside',
  sensorBodyTemperature: 'Sensor body',
  domeShutter: 'Shutter, by the PLC',
  deadManTripped: 'Dead man tripped',
  gustReported: 'Gusts, as reported',
  stationVerdict: 'Station verdict',
};

/** Quantities in the order an operator asks for them; others follow. */
const ORDER = [
  'rain',
  'rainDetectorVoltage',
  'rainDetectorDry',
  'humidity',
  'temperature',
  'wind',
  'windDirection',
  'windDir',
  'skyTemperature',
  'cloud',
  'pressure',
];

/** A quantity as it is written in a sentence: "rain", "wind from", "every output". */
export function quantityWords(quantity: string): string {
  return quantity === 'all' ? 'every output' : (LABELS[quantity] ?? quantity).toLowerCase();
}

/** Sensors against quantities, with what came out of it. */
export function sensorMatrix(environment: EnvironmentState): {
  readonly sensors: readonly string[];
  readonly rows: readonly MatrixRow[];
} {
  const { readings, weather } = environment;
  const numbers = readings.filter((reading) => reading.sensor !== 'SITE' && reading.sensor !== 'DEADMAN');
  const sensors = [...new Set(numbers.map((reading) => reading.sensor))];
  const rank = (quantity: string) => (ORDER.includes(quantity) ? ORDER.indexOf(quantity) : ORDER.length);
  const quantities = [...new Set(numbers.map((reading) => reading.quantity))].sort((a, b) => rank(a) - rank(b));
  const fused: Readonly<Record<string, number | null>> = {
    rain: weather.rain,
    humidity: weather.humidity,
    temperature: weather.temperature,
    wind: weather.wind,
    windDirection: weather.windDir,
    windDir: weather.windDir,
    pressure: weather.pressure,
    cloud: weather.cloud,
  };
  const rows = quantities.map((quantity): MatrixRow => {
    const own = numbers.filter((reading) => reading.quantity === quantity);
    const unit = unitSign(own.find((reading) => reading.unit !== '')?.unit ?? '');
    return {
      quantity,
      label: LABELS[quantity] ?? quantity,
      unit,
      cells: sensors.map((sensor) => own.find((reading) => reading.sensor === sensor) ?? null),
      fused: fused[quantity],
      how: howWords(own, unit),
    };
  });
  return { sensors, rows };
}

/** How many count, and how well they agree. */
export function howWords(readings: readonly SensorReading[], unit: string): string {
  const counted = readings.filter((reading) => reading.standing === 'counted');
  const left = readings.filter((reading) => reading.standing !== 'counted');
  const out = left.map((reading) => `${reading.sensor} ${reading.standing}`).join(', ');
  if (counted.length === 0) return out ? `nobody counts: ${out}` : 'nobody measures it';
  const values = counted.map((reading) => reading.value).filter((value) => typeof value === 'number');
  const agreement =
    values.length > 1
      ? `${values.length} within ${fixed(Math.max(...values) - Math.min(...values), 1)} ${unit}`
      : `${counted[0]?.sensor ?? ''} alone`;
  return out ? `${agreement}; ${out}` : agreement;
}

/** A reading as it is written in its cell. */
export function cellText(reading: SensorReading): string {
  if (reading.unit === 'bool') return reading.value === 1 ? 'yes' : 'no';
  if (reading.unit === 'V' && typeof reading.value === 'number') return fixed(reading.value, 2);
  return measured(reading.value, reading.unit);
}
