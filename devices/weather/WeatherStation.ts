import type { Device } from '../Device.ts';

/** Quantities that weather stations give; each in the one unit that its name says. */
export interface WeatherReading {
  /** When it was measured, or read when the station does not say: milliseconds since the Unix epoch. */
  readonly at: number;
  readonly temperatureCelsius: number | null;
  readonly humidityPercent: number | null;
  readonly dewPointCelsius: number | null;
  /** At the station's own level, never reduced to the sea. */
  readonly pressureHectopascals: number | null;
  readonly windMetresPerSecond: number | null;
  readonly gustMetresPerSecond: number | null;
  /** From north through east; null also when it is calm. */
  readonly windDirectionDegrees: number | null;
  readonly rainMillimetresPerHour: number | null;
  /** Sky minus ambient: the colder, the clearer. */
  readonly skyMinusAmbientCelsius: number | null;
  readonly skyMagnitudesPerSquareArcsecond: number | null;
  /** The station's own verdict where it gives one: false is unsafe, null is none. */
  readonly safe: boolean | null;
}

/** A weather station. May throw a DeviceError; a quantity it does not measure, or marks as invalid, is null and never 0. */
export interface WeatherStation extends Device {
  read(): Promise<WeatherReading>;
}
