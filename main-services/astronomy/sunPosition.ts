import { Body, Equator, Horizon, MakeTime } from 'astronomy-engine';
import type { Site } from '../model/site.ts';
import type { HorizontalPlace } from './HorizontalPlace.ts';
import { observerAt } from './observerAt.ts';

/** Where the centre of the Sun stands at an instant. */
export function sunPosition(site: Site, at: number): HorizontalPlace {
  const time = MakeTime(new Date(at));
  const observer = observerAt(site);
  const sun = Equator(Body.Sun, time, observer, true, true);
  const place = Horizon(time, observer, sun.ra, sun.dec);
  return { altitudeDegrees: place.altitude, azimuthDegrees: place.azimuth };
}
