import { StationPlc } from '../plc/StationPlc.ts';
import type { AlpacaOptions } from './AlpacaDevice.ts';
import { AlpacaSwitches } from './AlpacaSwitches.ts';
import { alpacaWeatherStation } from './alpacaWeatherStation.ts';
import { beside } from './beside.ts';

/** A weather station of an Alpaca server in the PLC's place; setting "switch" is the number of a Switch (lamps, fans) beside it. */
export function alpacaPlc(options: AlpacaOptions): StationPlc {
  const board = beside(options, 'switch');
  return new StationPlc({
    name: options.name,
    station: alpacaWeatherStation(options),
    board: board === null ? null : new AlpacaSwitches(board),
  });
}
