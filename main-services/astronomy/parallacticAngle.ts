import type { Site } from '../model/site.ts';
import { apparentPlace } from './apparentPlace.ts';
import { DEGREE } from './degrees.ts';
import { earthFrame } from './EarthFrame.ts';

/** Angle at the target between the celestial pole and the zenith, degrees; positive west of the meridian. */
export function parallacticAngle(
  site: Site,
  rightAscensionDegrees: number,
  declinationDegrees: number,
  at: number,
): number {
  const frame = earthFrame(at);
  const place = apparentPlace(frame, rightAscensionDegrees, declinationDegrees);
  const hour = (frame.greenwichSiderealHours + site.longitudeDegrees / 15 - place.rightAscensionHours) * 15 * DEGREE;
  const latitude = site.latitudeDegrees * DEGREE;
  const declination = place.declinationDegrees * DEGREE;
  const across = Math.sin(hour) * Math.cos(latitude);
  const along =
    Math.sin(latitude) * Math.cos(declination) - Math.cos(latitude) * Math.sin(declination) * Math.cos(hour);
  return Math.atan2(across, along) / DEGREE;
}
