import type { WeatherReading } from '../weather/WeatherStation.ts';

type Quantity = Exclude<keyof WeatherReading, 'at' | 'safe'>;

/** A quantity of the transmitter: from each unit letter to ours, and what the sensor can measure. */
export interface VaisalaQuantity {
  readonly quantity: Quantity;
  readonly units: Readonly<Record<string, (value: number) => number>>;
  readonly from: number;
  readonly to: number;
}

const same = (value: number): number => value;
const times = (factor: number) => (value: number) => value * factor;
const SPEED = { M: same, K: times(1 / 3.6), S: times(0.44704), N: times(1852 / 3600) };
/** WXT520 user's guide, technical data: rounded outwards, for beyond it no sensor measures. */
const SPEEDS = { units: SPEED, from: 0, to: 100 };

/** By the key of the message (WXT520 user's guide, "ASCII protocol"). */
export const VAISALA_QUANTITIES: Readonly<Record<string, VaisalaQuantity>> = {
  Dm: { quantity: 'windDirectionDegrees', units: { D: same }, from: 0, to: 360 },
  Sm: { quantity: 'windMetresPerSecond', ...SPEEDS },
  Sx: { quantity: 'gustMetresPerSecond', ...SPEEDS },
  Ta: {
    quantity: 'temperatureCelsius',
    units: { C: same, F: (value) => (value - 32) / 1.8 },
    from: -65,
    to: 70,
  },
  Ua: { quantity: 'humidityPercent', units: { P: same }, from: 0, to: 100 },
  Pa: {
    quantity: 'pressureHectopascals',
    units: { H: same, P: times(0.01), B: times(1000), M: times(1.33322), I: times(33.8639) },
    from: 500,
    to: 1150,
  },
  Ri: { quantity: 'rainMillimetresPerHour', units: { M: same, I: times(25.4) }, from: 0, to: 500 },
};
