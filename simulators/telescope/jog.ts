import { cosDegrees, turn } from './angles.ts';
import { type Horizontal, toEquatorial, toHorizontal } from './horizontal.ts';
import type { Equatorial } from './precession.ts';

/** PROTOCOL.md, degrees per second on the sky: 15″, 4′, 0.5° and 4°. */
export const JOG_RATES = { guide: 15 / 3600, centre: 4 / 60, find: 0.5, slew: 4 } as const;
export type JogRate = keyof typeof JOG_RATES;

const EAST_AND_NORTH = { NORTH: [0, 1], SOUTH: [0, -1], EAST: [1, 0], WEST: [-1, 0] } as const;
export type JogDirection = keyof typeof EAST_AND_NORTH;

/** Nearer to a pole right ascension means nothing. */
const HIGHEST_DECLINATION_DEGREES = 89.9;
/** How finely the way is looked along for where it must end. */
const LOOK_DEGREES = 0.25;
const LONGEST_WAY_DEGREES = 180;

/** A motion for as long as a key is held; `since` in mechanical milliseconds, `at` the simulator's time then. */
export interface Jog {
  readonly from: Equatorial;
  readonly direction: JogDirection;
  readonly degreesPerSecond: number;
  readonly since: number;
  readonly at: number;
  /** It tracked before, and will again. */
  readonly tracks: boolean;
  /** Here it ends by itself: at the lower limit or beside a pole. */
  readonly mostDegrees: number;
}

/** Begins a jog from where the telescope points. */
export function startJog(
  from: Equatorial,
  how: { direction: JogDirection; rate: JogRate; tracks: boolean; lowestAltitudeDegrees: number },
  now: number,
  time: number,
): Jog {
  const { direction, rate, tracks, lowestAltitudeDegrees } = how;
  const jog = { from, direction, degreesPerSecond: JOG_RATES[rate], since: time, at: now, tracks, mostDegrees: 0 };
  let mostDegrees = 0;
  while (mostDegrees < LONGEST_WAY_DEGREES) {
    const ahead = placeAfter(jog, mostDegrees + LOOK_DEGREES);
    if (Math.abs(ahead.declinationDegrees) > HIGHEST_DECLINATION_DEGREES) break;
    if (toHorizontal(ahead, now).altitudeDegrees < lowestAltitudeDegrees) break;
    mostDegrees += LOOK_DEGREES;
  }
  return { ...jog, mostDegrees };
}

/** Where a jog has come to, and whether it has ended by itself. */
export function jogAt(jog: Jog, now: number, time: number): { place: Equatorial; at: Horizontal; ended: boolean } {
  const way = (Math.max(0, time - jog.since) / 1000) * jog.degreesPerSecond;
  const place = placeAfter(jog, Math.min(way, jog.mostDegrees));
  if (jog.tracks) return { place, at: toHorizontal(place, now), ended: way >= jog.mostDegrees };
  // Without tracking the way is one over the ground: the sky turns on above it.
  const at = toHorizontal(place, jog.at);
  return { place: toEquatorial(at, now), at, ended: way >= jog.mostDegrees };
}

function placeAfter(jog: Jog, degrees: number): Equatorial {
  const [east, north] = EAST_AND_NORTH[jog.direction];
  const { rightAscensionDegrees, declinationDegrees } = jog.from;
  return {
    rightAscensionDegrees: turn(rightAscensionDegrees + (east * degrees) / cosDegrees(declinationDegrees)),
    declinationDegrees: declinationDegrees + north * degrees,
  };
}
