import { asinDegrees, atan2Degrees, cosDegrees, sinDegrees, turn } from './angles.ts';
import { centuriesSinceJ2000 } from './siderealTime.ts';

const ARCSECONDS_PER_DEGREE = 3600;

/** A place on the sky, degrees. */
export interface Equatorial {
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
}

/** J2000 to the mean equator of date (Meeus 21.2, 21.4). */
export function fromJ2000(place: Equatorial, at: number): Equatorial {
  const { zeta, z, theta } = precessionAngles(at);
  return rotate(place, zeta, z, theta);
}

/** Mean equator of date to J2000: the same rotation backwards. */
export function toJ2000(place: Equatorial, at: number): Equatorial {
  const { zeta, z, theta } = precessionAngles(at);
  return rotate(place, -z, -zeta, -theta);
}

/** The three angles of Meeus 21.2, degrees. */
function precessionAngles(at: number) {
  const t = centuriesSinceJ2000(at);
  return {
    zeta: (2306.2181 * t + 0.30188 * t ** 2 + 0.017998 * t ** 3) / ARCSECONDS_PER_DEGREE,
    z: (2306.2181 * t + 1.09468 * t ** 2 + 0.018203 * t ** 3) / ARCSECONDS_PER_DEGREE,
    theta: (2004.3109 * t - 0.42665 * t ** 2 - 0.041833 * t ** 3) / ARCSECONDS_PER_DEGREE,
  };
}

function rotate(place: Equatorial, before: number, after: number, theta: number): Equatorial {
  const alpha = place.rightAscensionDegrees + before;
  const sin = sinDegrees(place.declinationDegrees);
  const cos = cosDegrees(place.declinationDegrees);
  const a = cos * sinDegrees(alpha);
  const b = cosDegrees(theta) * cos * cosDegrees(alpha) - sinDegrees(theta) * sin;
  const c = sinDegrees(theta) * cos * cosDegrees(alpha) + cosDegrees(theta) * sin;
  return { rightAscensionDegrees: turn(atan2Degrees(a, b) + after), declinationDegrees: asinDegrees(c) };
}
