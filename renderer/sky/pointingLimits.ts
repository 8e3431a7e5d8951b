import { angleBetween, type Horizontal } from './horizontal.ts';

/**
 * Defaults of the interlocks (main-services/interlocks/limits.ts), for drawing and for a warning while typing; the interlocks
 * themselves decide when a command is sent.
 */
export const LOWEST_ALTITUDE_DEGREES = 15;
export const HIGHEST_ALTITUDE_DEGREES = 89;
export const SUN_AVOIDANCE_DEGREES = 45;
export const SUN_UP_DEGREES = -2.4;

/** What is likely to be refused about a direction, in sentences; empty = nothing known against it. */
export function pointingWarnings(target: Horizontal, sun: Horizontal | null): readonly string[] {
  const warnings: string[] = [];
  const altitude = target.altitudeDegrees;
  if (altitude < LOWEST_ALTITUDE_DEGREES)
    warnings.push(
      `The target is at altitude ${altitude.toFixed(1).replace('-', '\u2212')}°, limit ${LOWEST_ALTITUDE_DEGREES}°.`,
    );
  if (altitude > HIGHEST_ALTITUDE_DEGREES)
    warnings.push(`The target is above ${HIGHEST_ALTITUDE_DEGREES}°, too near the zenith.`);
  if (sun && sun.altitudeDegrees > SUN_UP_DEGREES) {
    const distance = angleBetween(target, sun);
    if (distance < SUN_AVOIDANCE_DEGREES)
      warnings.push(`The target is ${distance.toFixed(1)}° from the Sun, limit ${SUN_AVOIDANCE_DEGREES}°.`);
  }
  return warnings;
}
