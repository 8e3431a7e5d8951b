import { Body, Equator, MakeTime } from 'astronomy-engine';
import type { Site } from '../model/site.ts';
import { PLANETS } from '../model/targetMotion.ts';
import { planetTrack } from './moving/planetTrack.ts';
import { observerAt } from './observerAt.ts';

/** The Moon and the planets as one looks for them by name. The Sun is not among them: nobody is to point there by a slip of the keys. */
export function solarSystemBodies(site: Site) {
  const moon = {
    name: 'Moon',
    kind: 'moon',
    place: (at: number) => {
      const place = Equator(Body.Moon, MakeTime(new Date(at)), observerAt(site), false, false);
      return { rightAscensionDegrees: place.ra * 15, declinationDegrees: place.dec };
    },
  };
  const planets = PLANETS.map((name) => ({
    name: name as string,
    kind: 'planet',
    place: (at: number) => planetTrack(site, name).placeAt(at),
  }));
  return [moon, ...planets];
}
