import { Body, GeoVector, InverseRotation, MakeTime, RotateVector, Vector } from 'astronomy-engine';
import { type EciVec3, eciToEcf, geodeticToEcf, gstime, propagate, twoline2satrec } from 'satellite.js';
import type { Site } from '../../model/site.ts';
import { DEGREE } from '../degrees.ts';
import { earthFrame } from '../EarthFrame.ts';
import { placeOfDirection } from '../placeOfDirection.ts';
import type { Track } from './Track.ts';

/** A satellite in a low orbit crosses the sky in five minutes; a pass shorter than this above the limit is of no use. */
const STEP_MS = 15_000;
/** WGS 84, kilometres. */
const EARTH_RADIUS_KM = 6378.137;

/**
 * The way of a satellite over the sky of a site, by SGP4 from its two-line elements (good to a kilometre at their epoch, and
 * worse by as much every day).
 * @throws RangeError when the lines describe no orbit
 */
export function satelliteTrack(site: Site, line1: string, line2: string): Track {
  const record = twoline2satrec(line1, line2);
  const flatland = { latitude: site.latitudeDegrees * DEGREE, longitude: site.longitudeDegrees * DEGREE };
  const stand = geodeticToEcf({ ...flatland, height: site.elevationMetres / 1000 });
  const positionAt = (at: number): EciVec3<number> => {
    const answer = propagate(record, new Date(at));
    if (answer === null || typeof answer.position !== 'object' || !Number.isFinite(answer.position.x)) {
      throw new RangeError(`The two-line elements of satellite ${record.satnum} describe no orbit at ${iso(at)}.`);
    }
    return answer.position;
  };
  positionAt((record.jdsatepoch - 2_440_587.5) * 86_400_000);
  return {
    stepMs: STEP_MS,
    isLit: (at) => outsideShadow(positionAt(at), at),
    placeAt: (at) => {
      const sidereal = gstime(new Date(at));
      const body = eciToEcf(positionAt(at), sidereal);
      const frame = earthFrame(at);
      const turned = turn(
        [body.x - stand.x, body.y - stand.y, body.z - stand.z],
        frame.greenwichSiderealHours * 15 * DEGREE,
      );
      const length = Math.hypot(...turned);
      const ofDate = new Vector(turned[0] / length, turned[1] / length, turned[2] / length, MakeTime(new Date(at)));
      const { x, y, z } = RotateVector(InverseRotation(frame.toDate), ofDate);
      // A satellite travels with the Earth and has no annual aberration: what apparentPlace adds is taken off here.
      const [vx, vy, vz] = frame.velocity;
      return placeOfDirection([x - vx, y - vy, z - vz]);
    },
  };
}

/** From axes that turn with the Earth to those of the equinox of date. */
function turn([x, y, z]: readonly [number, number, number], angle: number): [number, number, number] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x * cos - y * sin, x * sin + y * cos, z];
}

/** Whether the Sun shines on a point over the Earth, whose shadow is taken as a cylinder: half a degree, two seconds of a pass. */
function outsideShadow(place: EciVec3<number>, at: number): boolean {
  const sun = GeoVector(Body.Sun, MakeTime(new Date(at)), false);
  const length = Math.hypot(sun.x, sun.y, sun.z);
  const along = (place.x * sun.x + place.y * sun.y + place.z * sun.z) / length;
  const distance = Math.hypot(place.x, place.y, place.z);
  return along >= 0 || distance * distance - along * along > EARTH_RADIUS_KM ** 2;
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 16).concat('Z');
}
