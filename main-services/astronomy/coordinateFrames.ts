import { MakeTime, RotateVector, type RotationMatrix, Vector } from 'astronomy-engine';
import type { CoordinateFrames } from '../../devices/CoordinateFrames.ts';
import type { Site } from '../model/site.ts';
import { apparentPlace } from './apparentPlace.ts';
import { DEGREE } from './degrees.ts';
import { directionOf } from './directionOf.ts';
import { type EarthFrame, earthFrame } from './EarthFrame.ts';
import { toHorizontal } from './toHorizontal.ts';

/** The way back from the lean of aberration converges by a factor of 10,000 a step: 20″ are 0.2 µas after three. */
const ABERRATION_STEPS = 3;

type Site3 = Pick<Site, 'latitudeDegrees' | 'longitudeDegrees'>;

/** The changes of coordinates that drivers need, over one site (see `apparentPlace` for what is taken into account). */
export function coordinateFrames(site: Site3): CoordinateFrames {
  const siderealHours = (frame: EarthFrame) => frame.greenwichSiderealHours + site.longitudeDegrees / 15;
  const fromApparent: CoordinateFrames['fromApparent'] = (place, at) => fromDate(earthFrame(at), place);
  return {
    toApparent: ({ rightAscensionDegrees, declinationDegrees }, at) =>
      apparentPlace(earthFrame(at), rightAscensionDegrees, declinationDegrees),
    fromApparent,
    toHorizontal: ({ rightAscensionDegrees, declinationDegrees }, at) => {
      const frame = earthFrame(at);
      const place = apparentPlace(frame, rightAscensionDegrees, declinationDegrees);
      const hourAngle = siderealHours(frame) - place.rightAscensionHours;
      return toHorizontal(site.latitudeDegrees, hourAngle, place.declinationDegrees);
    },
    fromHorizontal: ({ altitudeDegrees, azimuthDegrees }, at) => {
      const frame = earthFrame(at);
      // Hour angle and declination are to altitude and azimuth what these are to them: the same turn about the east-west axis.
      const turned = toHorizontal(site.latitudeDegrees, azimuthDegrees / 15, altitudeDegrees);
      const hourAngleHours = turned.azimuthDegrees / 15;
      return fromDate(frame, {
        rightAscensionHours: siderealHours(frame) - hourAngleHours,
        declinationDegrees: turned.altitudeDegrees,
      });
    },
  };
}

/** Apparent place of date to J2000. */
function fromDate(
  frame: EarthFrame,
  place: { readonly rightAscensionHours: number; readonly declinationDegrees: number },
): { rightAscensionDegrees: number; declinationDegrees: number } {
  const [x, y, z] = directionOf(place.rightAscensionHours * 15, place.declinationDegrees);
  const seen = RotateVector(inverse(frame.toDate), new Vector(x, y, z, MakeTime(new Date(frame.at))));
  const [vx, vy, vz] = frame.velocity;
  let true3: readonly [number, number, number] = [seen.x, seen.y, seen.z];
  for (let step = 0; step < ABERRATION_STEPS; step++) {
    const length = Math.hypot(true3[0] + vx, true3[1] + vy, true3[2] + vz);
    true3 = [seen.x * length - vx, seen.y * length - vy, seen.z * length - vz];
  }
  const [tx, ty, tz] = true3;
  return {
    rightAscensionDegrees: (Math.atan2(ty, tx) / DEGREE + 360) % 360,
    declinationDegrees: Math.atan2(tz, Math.hypot(tx, ty)) / DEGREE,
  };
}

function inverse({ rot }: RotationMatrix): RotationMatrix {
  const at = (row: number, column: number) => rot[row]?.[column] ?? 0;
  return { rot: [0, 1, 2].map((row) => [0, 1, 2].map((column) => at(column, row))) };
}
