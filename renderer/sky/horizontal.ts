import type { Site } from '../../main-services/model/site.ts';

/** A direction above the horizon: altitude, and azimuth from north through east, degrees. */
export interface Horizontal {
  readonly altitudeDegrees: number;
  readonly azimuthDegrees: number;
}

/** J2000 or of date: the difference (20′ in 2026) does not show in a drawing. */
export interface Equatorial {
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
}

const RADIAN = Math.PI / 180;
const sin = (degrees: number) => Math.sin(degrees * RADIAN);
const cos = (degrees: number) => Math.cos(degrees * RADIAN);
const asin = (value: number) => Math.asin(Math.max(-1, Math.min(1, value))) / RADIAN;
const turn = (degrees: number) => ((degrees % 360) + 360) % 360;

/** Local sidereal angle by the IAU 1982 expression, degrees. */
export function siderealDegrees(at: number, site: Site): number {
  const daysSince2000 = at / 86_400_000 + 2_440_587.5 - 2_451_545;
  return turn(280.460_618_37 + 360.985_647_366_29 * daysSince2000 + site.longitudeDegrees);
}

/** Where a place on the sky stands at the site, without refraction. */
export function toHorizontal(place: Equatorial, at: number, site: Site): Horizontal {
  const hour = siderealDegrees(at, site) - place.rightAscensionDegrees;
  const { latitudeDegrees: latitude } = site;
  const declination = place.declinationDegrees;
  const altitudeDegrees = asin(sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(hour));
  const azimuth = Math.atan2(
    -cos(declination) * sin(hour),
    sin(declination) * cos(latitude) - cos(declination) * cos(hour) * sin(latitude),
  );
  return { altitudeDegrees, azimuthDegrees: turn(azimuth / RADIAN) };
}

/** The place on the sky seen in a direction, the inverse of `toHorizontal`. */
export function toEquatorial(direction: Horizontal, at: number, site: Site): Equatorial {
  const { altitudeDegrees: altitude, azimuthDegrees: azimuth } = direction;
  const { latitudeDegrees: latitude } = site;
  const declinationDegrees = asin(sin(latitude) * sin(altitude) + cos(latitude) * cos(altitude) * cos(azimuth));
  const hour = Math.atan2(
    -cos(altitude) * sin(azimuth),
    sin(altitude) * cos(latitude) - cos(altitude) * cos(azimuth) * sin(latitude),
  );
  return { rightAscensionDegrees: turn(siderealDegrees(at, site) - hour / RADIAN), declinationDegrees };
}

/** Angle between two directions, degrees. */
export function angleBetween(a: Horizontal, b: Horizontal): number {
  return (
    Math.acos(
      Math.max(
        -1,
        Math.min(
          1,
          sin(a.altitudeDegrees) * sin(b.altitudeDegrees) +
            cos(a.altitudeDegrees) * cos(b.altitudeDegrees) * cos(a.azimuthDegrees - b.azimuthDegrees),
        ),
      ),
    ) / RADIAN
  );
}

/** Relative air mass of a plane-parallel atmosphere; null below 3°, where it means nothing. */
export function airMass(altitudeDegrees: number): number | null {
  return altitudeDegrees < 3 ? null : 1 / sin(altitudeDegrees);
}

/** Points of a circle on the sky around a direction, for drawing avoidance zones. */
export function circleAround(centre: Horizontal, radiusDegrees: number, points = 90): readonly Horizontal[] {
  const { altitudeDegrees: altitude, azimuthDegrees: azimuth } = centre;
  return Array.from({ length: points }, (_, index) => {
    const bearing = (index * 360) / points;
    const height = asin(sin(altitude) * cos(radiusDegrees) + cos(altitude) * sin(radiusDegrees) * cos(bearing));
    const shift = Math.atan2(
      sin(bearing) * sin(radiusDegrees) * cos(altitude),
      cos(radiusDegrees) - sin(altitude) * sin(height),
    );
    return { altitudeDegrees: height, azimuthDegrees: turn(azimuth + shift / RADIAN) };
  });
}
