import { StationPlc } from '../plc/StationPlc.ts';
import type { IndiOptions } from './IndiDevice.ts';
import { IndiLights } from './IndiLights.ts';
import { IndiWeather } from './IndiWeather.ts';

/** A weather station of an INDI server in the PLC's place; setting "lights" names a light panel beside it. */
export function indiPlc(options: IndiOptions): StationPlc {
  const lights = options.settings?.lights ?? '';
  return new StationPlc({
    name: options.name,
    station: new IndiWeather(options),
    board: lights === '' ? null : new IndiLights({ ...options, settings: { device: lights } }),
  });
}
