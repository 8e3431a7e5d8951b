import { Body, C_AUDAY, HelioVector, MakeTime, ObserverVector } from 'astronomy-engine';
import type { Site } from '../../model/site.ts';
import type { OrbitalElements } from '../../model/targetMotion.ts';
import { observerAt } from '../observerAt.ts';
import { placeOfDirection } from '../placeOfDirection.ts';
import { heliocentricPlace } from './heliocentricPlace.ts';
import type { Track } from './Track.ts';

/** Julian date of J2000.0, from which astronomy-engine counts its days of TT. */
const J2000_JD = 2_451_545;
/** Light needs minutes to days; each round shrinks what is left of that by the body's speed over the speed of light, 1 in 5000. */
const LIGHT_ROUNDS = 3;
const STEP_MS = 5 * 60_000;

/**
 * The way of an asteroid or a comet over the sky of a site, by its orbital elements: two bodies, no perturbations, so that the
 * elements should be of this year (osculating elements of a main-belt asteroid are good to some arcseconds for a month).
 */
export function orbitTrack(site: Site, elements: OrbitalElements): Track {
  const observer = observerAt(site);
  return {
    stepMs: STEP_MS,
    isLit: () => true,
    placeAt: (at) => {
      const time = MakeTime(new Date(at));
      const earth = HelioVector(Body.Earth, time);
      const here = ObserverVector(time, observer, false);
      const eye = [earth.x + here.x, earth.y + here.y, earth.z + here.z] as const;
      const days = time.tt + J2000_JD - elements.perihelionJulianDate;
      let lightDays = 0;
      let [x, y, z] = [0, 0, 0];
      for (let round = 0; round < LIGHT_ROUNDS; round++) {
        const body = heliocentricPlace(elements, days - lightDays);
        [x, y, z] = [body[0] - eye[0], body[1] - eye[1], body[2] - eye[2]];
        lightDays = Math.hypot(x, y, z) / C_AUDAY;
      }
      return placeOfDirection([x, y, z]);
    },
  };
}
