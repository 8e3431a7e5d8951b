import type { EquatorialTarget, JogDirection, MountStatus } from '../../devices/mount/Mount.ts';

const EAST_AND_NORTH: Readonly<Record<JogDirection, readonly [number, number]>> = {
  NORTH: [0, 1],
  SOUTH: [0, -1],
  EAST: [1, 0],
  WEST: [-1, 0],
};
/** Nearer to a pole right ascension means nothing. */
const HIGHEST_DECLINATION_DEGREES = 89.9;

/** The place that lies so far ahead on the sky in a direction. */
export function jogAhead(from: EquatorialTarget, direction: JogDirection, degrees: number): EquatorialTarget {
  const [east, north] = EAST_AND_NORTH[direction];
  const limit = HIGHEST_DECLINATION_DEGREES;
  const declinationDegrees = Math.max(-limit, Math.min(limit, from.declinationDegrees + north * degrees));
  const across = (east * degrees) / Math.cos((declinationDegrees * Math.PI) / 180);
  return { rightAscensionDegrees: (((from.rightAscensionDegrees + across) % 360) + 360) % 360, declinationDegrees };
}

/** How fast the telescope went between two read-backs, degrees of sky per second; null when they cannot tell. */
export function skySpeed(before: MountStatus, after: MountStatus): number | null {
  const seconds = (after.at - before.at) / 1000;
  if (!(seconds > 0)) return null;
  return skyDistance(before, after) / seconds;
}

/** Small angle between two places on the sky, degrees. */
export function skyDistance(a: EquatorialTarget, b: EquatorialTarget): number {
  const across = ((b.rightAscensionDegrees - a.rightAscensionDegrees + 540) % 360) - 180;
  const mean = ((a.declinationDegrees + b.declinationDegrees) / 2) * (Math.PI / 180);
  return Math.hypot(across * Math.cos(mean), b.declinationDegrees - a.declinationDegrees);
}
