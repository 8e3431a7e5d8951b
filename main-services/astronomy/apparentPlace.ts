import { MakeTime, RotateVector, Vector } from 'astronomy-engine';
import { DEGREE } from './degrees.ts';
import { directionOf } from './directionOf.ts';
import type { EarthFrame } from './EarthFrame.ts';

/** Where a star stands on the true equator of date. */
export interface ApparentPlace {
  readonly rightAscensionHours: number;
  readonly declinationDegrees: number;
}

/** J2000 to apparent place: aberration, precession, nutation. Proper motion and parallax are the astronomer's affair. */
export function apparentPlace(
  frame: EarthFrame,
  rightAscensionDegrees: number,
  declinationDegrees: number,
): ApparentPlace {
  const [x, y, z] = directionOf(rightAscensionDegrees, declinationDegrees);
  const [vx, vy, vz] = frame.velocity;
  const leaning = new Vector(x + vx, y + vy, z + vz, MakeTime(new Date(frame.at)));
  const ofDate = RotateVector(frame.toDate, leaning);
  const hours = Math.atan2(ofDate.y, ofDate.x) / DEGREE / 15;
  return {
    rightAscensionHours: (hours + 24) % 24,
    declinationDegrees: Math.atan2(ofDate.z, Math.hypot(ofDate.x, ofDate.y)) / DEGREE,
  };
}
