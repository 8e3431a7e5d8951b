import { DeviceRefused } from '../errors.ts';
import type { EquatorialTarget } from '../mount/Mount.ts';
import type { AlpacaOptions } from './AlpacaDevice.ts';

/** Coordinates as a device tells and takes them, in its own system. */
export interface DeviceCoordinates {
  readonly rightAscensionHours: number;
  readonly declinationDegrees: number;
}

/** The API's EquatorialCoordinateType, by its numbers. */
const SYSTEMS = ['another system', 'apparent', 'J2000', 'J2050', 'B1950'];
const DEGREE = Math.PI / 180;

/** @throws DeviceRefused when the device's coordinates are in none of the systems that we know */
function systemOf({ name, settings }: AlpacaOptions, told: unknown): 'apparent' | 'J2000' {
  const system = typeof told === 'number' && told !== 0 ? SYSTEMS[told] : settings?.equatorial;
  if (system === 'apparent' || system === 'J2000') return system;
  throw new DeviceRefused(
    name,
    `the telescope tells its coordinates in ${system || 'a system that it does not name'}, not as apparent or J2000 ones`,
  );
}

/** J2000 of what a device tells. */
export function toEquatorial(
  options: AlpacaOptions,
  told: unknown,
  here: DeviceCoordinates,
  at: number,
): EquatorialTarget {
  if (systemOf(options, told) === 'apparent') return options.frames.fromApparent(here, at);
  return {
    rightAscensionDegrees: (here.rightAscensionHours * 15) % 360,
    declinationDegrees: here.declinationDegrees,
  };
}

/** What a device is told for a place in J2000; right ascension stays below 24 h. */
export function fromEquatorial(
  options: AlpacaOptions,
  told: unknown,
  place: EquatorialTarget,
  at: number,
): DeviceCoordinates {
  const { rightAscensionHours, declinationDegrees } =
    systemOf(options, told) === 'apparent'
      ? options.frames.toApparent(place, at)
      : { rightAscensionHours: place.rightAscensionDegrees / 15, declinationDegrees: place.declinationDegrees };
  return { rightAscensionHours: rightAscensionHours % 24, declinationDegrees };
}

/** Whether two places of one system are nearer to each other than so. */
export function nearby(one: DeviceCoordinates, other: DeviceCoordinates, degrees: number): boolean {
  const hours = Math.abs(((one.rightAscensionHours - other.rightAscensionHours + 36) % 24) - 12);
  return (
    hours * 15 * Math.cos(other.declinationDegrees * DEGREE) < degrees &&
    Math.abs(one.declinationDegrees - other.declinationDegrees) < degrees
  );
}
