import type { HorizontalPlace } from './HorizontalPlace.ts';
import { toHorizontal } from './toHorizontal.ts';

/** The Earth turns under the stars by this much in a millisecond (Meeus 12.4). */
const SIDEREAL_HOURS_PER_MS = 360.985_647_366_29 / 15 / 86_400_000;

/** The way of a fixed place over the sky, by nothing but the turn of the Earth: for hours ahead good to what precession does in them. */
export interface DiurnalMotion {
  /** Where it stands so many milliseconds later. */
  after(milliseconds: number): HorizontalPlace;
  /** Milliseconds until it passes the meridian next, above the pole. */
  readonly transitAfterMs: number;
}

/** From where a place stands now. */
export function diurnalMotion(latitudeDegrees: number, from: HorizontalPlace): DiurnalMotion {
  // Hour angle and declination are to altitude and azimuth what these are to them: the same turn about the east-west axis.
  const turned = toHorizontal(latitudeDegrees, from.azimuthDegrees / 15, from.altitudeDegrees);
  const hourAngle = turned.azimuthDegrees / 15;
  const declination = turned.altitudeDegrees;
  return {
    after: (milliseconds) =>
      toHorizontal(latitudeDegrees, hourAngle + milliseconds * SIDEREAL_HOURS_PER_MS, declination),
    transitAfterMs: ((24 - hourAngle) % 24) / SIDEREAL_HOURS_PER_MS,
  };
}
