import type { HorizontalTarget } from '../../devices/mount/Mount.ts';
import { type InterlockFacts, SUN_DISTANCE_DEGREES, SUN_DOWN_DEGREES } from './InterlockFacts.ts';

const RADIANS = Math.PI / 180;

/** Great-circle distance between two directions, degrees (haversine, exact enough also for small angles). */
export function directionDistanceDegrees(a: HorizontalTarget, b: HorizontalTarget): number {
  const across = ((a.azimuthDegrees - b.azimuthDegrees) * RADIANS) / 2;
  const up = ((a.altitudeDegrees - b.altitudeDegrees) * RADIANS) / 2;
  const h =
    Math.sin(up) ** 2 +
    Math.cos(a.altitudeDegrees * RADIANS) * Math.cos(b.altitudeDegrees * RADIANS) * Math.sin(across) ** 2;
  return (2 * Math.asin(Math.min(1, Math.sqrt(h)))) / RADIANS;
}

/** Why a direction is too near to the Sun; empty while the Sun is down. */
export function sunReasons(facts: InterlockFacts, direction: HorizontalTarget): string[] {
  if (facts.sunAltitudeDegrees <= SUN_DOWN_DEGREES) return [];
  const sun = { altitudeDegrees: facts.sunAltitudeDegrees, azimuthDegrees: facts.sunAzimuthDegrees };
  const distance = directionDistanceDegrees(direction, sun);
  if (distance >= SUN_DISTANCE_DEGREES) return [];
  return [`The target is ${distance.toFixed(1)}° from the Sun; the limit is ${SUN_DISTANCE_DEGREES}°.`];
}
