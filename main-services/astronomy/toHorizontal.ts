import { DEGREE } from './degrees.ts';
import type { HorizontalPlace } from './HorizontalPlace.ts';

/** Turns hour angle and declination (of date) into altitude and azimuth at a latitude. */
export function toHorizontal(
  latitudeDegrees: number,
  hourAngleHours: number,
  declinationDegrees: number,
): HorizontalPlace {
  const latitude = latitudeDegrees * DEGREE;
  const hour = hourAngleHours * 15 * DEGREE;
  const declination = declinationDegrees * DEGREE;
  const east = -Math.cos(declination) * Math.sin(hour);
  const north =
    Math.sin(declination) * Math.cos(latitude) - Math.cos(declination) * Math.cos(hour) * Math.sin(latitude);
  const up = Math.sin(declination) * Math.sin(latitude) + Math.cos(declination) * Math.cos(hour) * Math.cos(latitude);
  return {
    altitudeDegrees: Math.atan2(up, Math.hypot(east, north)) / DEGREE,
    azimuthDegrees: (Math.atan2(east, north) / DEGREE + 360) % 360,
  };
}
