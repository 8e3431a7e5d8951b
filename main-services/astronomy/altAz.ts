import type { Site } from '../model/site.ts';
import { apparentPlace } from './apparentPlace.ts';
import { earthFrame } from './EarthFrame.ts';
import type { HorizontalPlace } from './HorizontalPlace.ts';
import { toHorizontal } from './toHorizontal.ts';

/** Where a J2000 place stands over the horizon at an instant. */
export function altAz(
  site: Site,
  rightAscensionDegrees: number,
  declinationDegrees: number,
  at: number,
): HorizontalPlace {
  const frame = earthFrame(at);
  const place = apparentPlace(frame, rightAscensionDegrees, declinationDegrees);
  const hourAngleHours = frame.greenwichSiderealHours + site.longitudeDegrees / 15 - place.rightAscensionHours;
  return toHorizontal(site.latitudeDegrees, hourAngleHours, place.declinationDegrees);
}
