import { acosDegrees, asinDegrees, atan2Degrees, cosDegrees, halfTurn, sinDegrees, turn } from './angles.ts';
import { type Equatorial, fromJ2000, toJ2000 } from './precession.ts';
import { localSiderealDegrees } from './siderealTime.ts';

/** Observatorio Astronómico Nacional, San Pedro Mártir (31°02′39″ N, 115°27′49″ W). */
const LATITUDE_DEGREES = 31.0442;
const LONGITUDE_DEGREES = -115.4637;
/** Turn of the Earth under the stars (Meeus 12.4). */
const SIDEREAL_DEGREES_PER_MS = 360.98564736629 / 86_400_000;

/** Azimuth from north through east, degrees; no refraction. */
export interface Horizontal {
  readonly altitudeDegrees: number;
  readonly azimuthDegrees: number;
}

/** Where a J2000 place stands at San Pedro Mártir (Meeus 13.5, 13.6; azimuth counted from north here). */
export function toHorizontal(place: Equatorial, at: number): Horizontal {
  const ofDate = fromJ2000(place, at);
  const hourAngle = localSiderealDegrees(at, LONGITUDE_DEGREES) - ofDate.rightAscensionDegrees;
  const sin = sinDegrees(ofDate.declinationDegrees);
  const cos = cosDegrees(ofDate.declinationDegrees);
  const north = sin * cosDegrees(LATITUDE_DEGREES) - cos * cosDegrees(hourAngle) * sinDegrees(LATITUDE_DEGREES);
  const up = sin * sinDegrees(LATITUDE_DEGREES) + cos * cosDegrees(hourAngle) * cosDegrees(LATITUDE_DEGREES);
  return {
    altitudeDegrees: asinDegrees(up),
    azimuthDegrees: turn(atan2Degrees(-cos * sinDegrees(hourAngle), north)),
  };
}

/** The J2000 place at that altitude and azimuth. */
export function toEquatorial(place: Horizontal, at: number): Equatorial {
  const sin = sinDegrees(place.altitudeDegrees);
  const cos = cosDegrees(place.altitudeDegrees);
  const declination = asinDegrees(
    sin * sinDegrees(LATITUDE_DEGREES) + cos * cosDegrees(place.azimuthDegrees) * cosDegrees(LATITUDE_DEGREES),
  );
  const hourAngle = atan2Degrees(
    -cos * sinDegrees(place.azimuthDegrees),
    sin * cosDegrees(LATITUDE_DEGREES) - cos * cosDegrees(place.azimuthDegrees) * sinDegrees(LATITUDE_DEGREES),
  );
  const rightAscension = turn(localSiderealDegrees(at, LONGITUDE_DEGREES) - hourAngle);
  return toJ2000({ rightAscensionDegrees: rightAscension, declinationDegrees: declination }, at);
}

/** When a place that is up sinks below `altitudeDegrees`; infinity when it never does. */
export function sinksBelow(place: Equatorial, altitudeDegrees: number, at: number): number {
  const { rightAscensionDegrees, declinationDegrees } = fromJ2000(place, at);
  const cosine =
    (sinDegrees(altitudeDegrees) - sinDegrees(LATITUDE_DEGREES) * sinDegrees(declinationDegrees)) /
    (cosDegrees(LATITUDE_DEGREES) * cosDegrees(declinationDegrees));
  if (cosine < -1) return Number.POSITIVE_INFINITY;
  const hourAngle = halfTurn(localSiderealDegrees(at, LONGITUDE_DEGREES) - rightAscensionDegrees);
  return at + Math.max(0, acosDegrees(cosine) - hourAngle) / SIDEREAL_DEGREES_PER_MS;
}
