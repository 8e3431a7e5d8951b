import { Body, Equator, MakeTime } from 'astronomy-engine';
import type { Site } from '../../model/site.ts';
import type { PlanetName } from '../../model/targetMotion.ts';
import { observerAt } from '../observerAt.ts';
import type { Track } from './Track.ts';

/** Mercury, the fastest, moves 0.3″ in this; what counts is the rotation of the sky, 1.25°. */
const STEP_MS = 5 * 60_000;

/** The way of a planet over the sky of a site, its parallax included. */
export function planetTrack(site: Site, name: PlanetName): Track {
  const observer = observerAt(site);
  return {
    stepMs: STEP_MS,
    isLit: () => true,
    placeAt: (at) => {
      const place = Equator(Body[name], MakeTime(new Date(at)), observer, false, false);
      return { rightAscensionDegrees: place.ra * 15, declinationDegrees: place.dec };
    },
  };
}
