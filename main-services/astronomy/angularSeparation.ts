import { DEGREE } from './degrees.ts';
import { directionOf } from './directionOf.ts';

/** Angle between two directions of the same system, degrees; exact for small and for nearly opposite ones too. */
export function angularSeparation(
  longitude1Degrees: number,
  latitude1Degrees: number,
  longitude2Degrees: number,
  latitude2Degrees: number,
): number {
  const [ax, ay, az] = directionOf(longitude1Degrees, latitude1Degrees);
  const [bx, by, bz] = directionOf(longitude2Degrees, latitude2Degrees);
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return Math.atan2(cross, ax * bx + ay * by + az * bz) / DEGREE;
}
