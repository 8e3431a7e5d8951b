import { DEGREE } from './degrees.ts';
import type { SkyTarget } from './Visibility.ts';

/** Right ascension and declination of a direction of any length; the way back from directionOf. */
export function placeOfDirection([x, y, z]: readonly [number, number, number]): SkyTarget {
  return {
    rightAscensionDegrees: (Math.atan2(y, x) / DEGREE + 360) % 360,
    declinationDegrees: Math.atan2(z, Math.hypot(x, y)) / DEGREE,
  };
}
