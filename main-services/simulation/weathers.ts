import type { SimulatedWeather } from '../model/simulation.ts';

/** One value of one device behind the PLC, as SIM_SET of simulators/PROTOCOL.md takes it. */
export interface SensorSetting {
  readonly device: string;
  readonly quantity: string;
  readonly value: number | string | null;
}

const set = (device: string, quantity: string, value: number | string): SensorSetting => ({ device, quantity, value });
const bothStations = (quantity: string, value: number): readonly SensorSetting[] => [
  set('WXT520', quantity, value),
  set('VantagePro', quantity, value),
];

/**
 * Every weather as all sensors that notice it would report it, so that none contradicts itself or the others; the values are well
 * beyond the limits of the rules (main-services/environment/thresholds.ts).
 */
export const WEATHER_SETTINGS: Readonly<Record<SimulatedWeather, readonly SensorSetting[]>> = {
  rain: [...bothStations('RainRate', 12), set('DRD11', 'analog', 1.2), set('DRD11', 'digital', 0)],
  gale: [set('WXT520', 'WindSpeed', 21), set('VantagePro', 'WindSpeed', 20)],
  // 8 °C and 97 % have their dew point at 7.6 °C (Magnus formula).
  humid: [...bothStations('OutsideTemp', 8), ...bothStations('OutsideHumidity', 97), ...bothStations('DewPoint', 7.6)],
  clouds: [set('MLX90614-1', 'SkyTemperature', 6)],
  door: [set('SITE', 'doors', 'open')],
  intruder: [set('SITE', 'intrusion', 'yes')],
  blackout: [set('SITE', 'mains', 'off')],
};
