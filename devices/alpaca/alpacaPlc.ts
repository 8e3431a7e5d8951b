import { StationPlc } from '../plc/StationPlc.ts';
import type { AlpacaOptions } from './AlpacaDevice.ts';
import { AlpacaSafetyMonitor } from './AlpacaSafetyMonitor.ts';
import { AlpacaStation } from './AlpacaStation.ts';
import { AlpacaSwitches } from './AlpacaSwitches.ts';
import { AlpacaWeather } from './AlpacaWeather.ts';
import { beside } from './beside.ts';

/**
 * The ObservingConditions of an Alpaca server in the PLC's place; settings "safety" and "switch" are the numbers of a SafetyMonitor and of a
 * Switch (lamps) beside it.
 */
export function alpacaPlc(options: AlpacaOptions): StationPlc {
  const weather = new AlpacaWeather(options);
  const safety = beside(options, 'safety');
  const lamps = beside(options, 'switch');
  return new StationPlc({
    name: options.name,
    station: safety === null ? weather : new AlpacaStation(weather, new AlpacaSafetyMonitor(safety)),
    lamps: lamps === null ? null : new AlpacaSwitches(lamps),
  });
}
