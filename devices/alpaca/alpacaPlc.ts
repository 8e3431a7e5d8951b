import { StationPlc } from '../plc/StationPlc.ts';
import type { AlpacaOptions } from './AlpacaDevice.ts';
import { AlpacaSwitches } from './AlpacaSwitches.ts';
import { alpacaWeatherStation } from './alpacaWeatherStation.ts';
import { beside } from './beside.ts';

/** A weather station of an Alpaca server in the PLC's place; setting "switch" is the number of a Switch (lamps) beside it. */
export function alpacaPlc(options: AlpacaOptions): StationPlc {
  const lamps = beside(options, 'switch');
  return new StationPlc({
    name: options.name,
    station: alpacaWeatherStation(options),
    lamps: lamps === null ? null : new AlpacaSwitches(lamps),
  });
}
