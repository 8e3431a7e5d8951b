import type { Site } from '../model/site.ts';
import { apparentPlace } from './apparentPlace.ts';
import { earthFrame } from './EarthFrame.ts';

/** Hour angle of a J2000 place, −12…+12 h: negative east of the meridian, 0 in transit. */
export function hourAngleHours(
  site: Site,
  rightAscensionDegrees: number,
  declinationDegrees: number,
  at: number,
): number {
  const frame = earthFrame(at);
  const place = apparentPlace(frame, rightAscensionDegrees, declinationDegrees);
  const hours = frame.greenwichSiderealHours + site.longitudeDegrees / 15 - place.rightAscensionHours;
  return ((((hours + 12) % 24) + 24) % 24) - 12;
}
