import type { WeatherReading } from '../../../devices/weather/WeatherStation.ts';
import { START } from './plcReplies.ts';

/** A reading of a weather station in fair weather, as the original's WXT520 measures it. */
export const FAIR_READING: WeatherReading = {
  at: START,
  temperatureCelsius: 12,
  humidityPercent: 64,
  dewPointCelsius: null,
  pressureHectopascals: 769,
  windMetresPerSecond: 3,
  gustMetresPerSecond: null,
  windDirectionDegrees: 200,
  rainMillimetresPerHour: 0,
  skyMinusAmbientCelsius: null,
  skyMagnitudesPerSquareArcsecond: null,
  safe: null,
};
