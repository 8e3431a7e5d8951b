import type { HorizontalTarget } from '../../devices/mount/Mount.ts';
import { type InterlockFacts, SUN_DOWN_DEGREES } from './InterlockFacts.ts';

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

/**
 * Why a slew leads too near to the Sun, at its end or on its way; empty while the Sun is down. A telescope that stands too near already
 * may leave: on its way out only coming nearer is refused.
 */
export function sunReasons(
  facts: InterlockFacts,
  target: HorizontalTarget,
  path: readonly HorizontalTarget[],
  limitDegrees: number,
): string[] {
  if (facts.sunAltitudeDegrees <= SUN_DOWN_DEGREES) return [];
  const sun = { altitudeDegrees: facts.sunAltitudeDegrees, azimuthDegrees: facts.sunAzimuthDegrees };
  if (Number.isNaN(sun.altitudeDegrees + sun.azimuthDegrees)) return ['It is not known where the Sun is.'];
  const distance = directionDistanceDegrees(target, sun);
  if (distance < limitDegrees)
    return [`The target is ${distance.toFixed(1)}° from the Sun; the limit is ${limitDegrees}°.`];
  const distances = path.map((direction) => directionDistanceDegrees(direction, sun));
  const nearest = Math.min(...distances);
  if (nearest >= Math.min(limitDegrees, distances[0] ?? limitDegrees)) return [];
  return [
    `On its way the telescope would pass ${nearest.toFixed(1)}° from the Sun; the limit is ${limitDegrees}°. Go round by another direction first.`,
  ];
}
