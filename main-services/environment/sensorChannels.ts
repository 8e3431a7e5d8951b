import type { MeasuredQuantity, WordQuantity } from './quantities.ts';

/** Which value of which PLC device measures what. A device of this name, or of this name with "-1", "-2" …, has it. */
export interface SensorChannel {
  readonly sensor: string;
  readonly value: string;
  readonly quantity: MeasuredQuantity | WordQuantity;
  /** Not every one of them has it. */
  readonly optional?: boolean;
}

/** The weather station beside the PLC, by its name in the configuration. */
export const WEATHER_STATION = 'WeatherStation';

const stationOutside = (sensor: string): readonly SensorChannel[] => [
  { sensor, value: 'OutsideTemp', quantity: 'temperature' },
  { sensor, value: 'OutsideHumidity', quantity: 'humidity' },
  { sensor, value: 'Pressure', quantity: 'pressure' },
  { sensor, value: 'RainRate', quantity: 'rain' },
  { sensor, value: 'WindSpeed', quantity: 'wind' },
  { sensor, value: 'WindDir', quantity: 'windDirection' },
  { sensor, value: 'DewPoint', quantity: 'dewPointReported' },
];

/** Stations differ in what they measure; what one lacks it leaves out (devices/weather/stationReading.ts). */
const anyStation = (sensor: string): readonly SensorChannel[] =>
  [
    ...stationOutside(sensor),
    { sensor, value: 'WindGust', quantity: 'gustReported' as const },
    { sensor, value: 'SkyTemperature', quantity: 'skyTemperature' as const },
    { sensor, value: 'Verdict', quantity: 'stationVerdict' as const },
  ].map((channel) => ({ ...channel, optional: true }));

/** The instruments of the original's PLC (plc-status.json) and the site's contacts (simulators/PROTOCOL.md). */
export const SENSOR_CHANNELS: readonly SensorChannel[] = [
  ...stationOutside('WXT520'),
  ...stationOutside('VantagePro'),
  // A weather station in the PLC's place (devices/plc/StationPlc.ts).
  ...anyStation('STATION'),
  ...anyStation(WEATHER_STATION),
  { sensor: 'VantagePro', value: 'InsideTemp', quantity: 'insideTemperature' },
  { sensor: 'VantagePro', value: 'InsideHumidity', quantity: 'insideHumidity' },
  { sensor: 'DRD11', value: 'analog', quantity: 'rainDetectorVoltage' },
  { sensor: 'DRD11', value: 'digital', quantity: 'rainDetectorDry' },
  // The MLX90614's own body, warmed by its electronics and its housing: not the air, so it never serves for the cloud.
  { sensor: 'MLX90614', value: 'SensorTemperature', quantity: 'sensorBodyTemperature' },
  { sensor: 'MLX90614', value: 'SkyTemperature', quantity: 'skyTemperature' },
  { sensor: 'SITE', value: 'doors', quantity: 'doors' },
  { sensor: 'SITE', value: 'intrusion', quantity: 'intrusion' },
  { sensor: 'SITE', value: 'mains', quantity: 'mains' },
  { sensor: 'SITE', value: 'dome_shutter', quantity: 'domeShutter' },
  { sensor: 'DEADMAN', value: 'tripped', quantity: 'deadManTripped' },
];

/** The channels of a device, by its name. */
export function channelsOf(device: string, channels: readonly SensorChannel[]): readonly SensorChannel[] {
  return channels.filter(({ sensor }) => device === sensor || /^-\d+$/.test(suffix(device, sensor)));
}

function suffix(device: string, sensor: string): string {
  return device.startsWith(sensor) ? device.slice(sensor.length) : '';
}
