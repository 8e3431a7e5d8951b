import { Body, Equator, MakeTime } from 'astronomy-engine';
import type { Site } from '../model/site.ts';
import { angularSeparation } from './angularSeparation.ts';
import { observerAt } from './observerAt.ts';

/** Angle between a J2000 place and the Moon as seen from the site, degrees. */
export function moonDistance(
  site: Site,
  rightAscensionDegrees: number,
  declinationDegrees: number,
  at: number,
): number {
  const moon = Equator(Body.Moon, MakeTime(new Date(at)), observerAt(site), false, true);
  return angularSeparation(rightAscensionDegrees, declinationDegrees, moon.ra * 15, moon.dec);
}
