import type { WeatherStation } from '../weather/WeatherStation.ts';
import type { AlpacaOptions } from './AlpacaDevice.ts';
import { AlpacaSafetyMonitor } from './AlpacaSafetyMonitor.ts';
import { AlpacaStation } from './AlpacaStation.ts';
import { AlpacaWeather } from './AlpacaWeather.ts';
import { beside } from './beside.ts';

/** The ObservingConditions of an Alpaca server; setting "safety" is the number of a SafetyMonitor beside it. */
export function alpacaWeatherStation(options: AlpacaOptions): WeatherStation {
  const weather = new AlpacaWeather(options);
  const safety = beside(options, 'safety');
  return safety === null ? weather : new AlpacaStation(weather, new AlpacaSafetyMonitor(safety));
}
