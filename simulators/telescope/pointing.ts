import { turn } from './angles.ts';
import { type Horizontal, sinksBelow, toEquatorial, toHorizontal } from './horizontal.ts';
import { type Jog, jogAt } from './jog.ts';
import type { Equatorial } from './precession.ts';
import { type Slew, slewAt, slewDurationMs, startSlew } from './slew.ts';

/** PROTOCOL.md: nothing below this altitude. */
export const LOWEST_ALTITUDE_DEGREES = 10;
/** PROTOCOL.md: altitude 90°, azimuth 0. */
export const PARK_POSITION: Horizontal = { altitudeDegrees: 90, azimuthDegrees: 0 };

/** PROTOCOL.md: home marks of the axes. */
export const HOME_POSITION: Horizontal = { altitudeDegrees: 60, azimuthDegrees: 0 };
/** How much faster than the stars a target moves eastwards, degrees per second: the Moon 13.18° a day, the Sun 0.99°. */
export const DRIFTS = { sidereal: 0, lunar: 13.18 / 86_400, solar: 0.9856 / 86_400 } as const;
export type TrackingRate = keyof typeof DRIFTS;

/** What the telescope is doing. */
export type Pointing =
  | { readonly kind: 'standing'; readonly at: Horizontal; readonly parked: boolean }
  | {
      readonly kind: 'tracking';
      readonly target: Equatorial;
      readonly until: number;
      /** Where the target is not fixed: since when it moves at which rate. */
      readonly drift?: { readonly rate: TrackingRate; readonly since: number };
    }
  | { readonly kind: 'jogging'; readonly jog: Jog }
  | { readonly kind: 'slewing'; readonly slew: Slew; readonly afterwards: Pointing };

export type PointingState = 'PARKED' | 'PARKING' | 'STOPPED' | 'SLEWING' | 'TRACKING';

export interface Pose extends Equatorial, Horizontal {
  readonly state: PointingState;
}

/** State and direction at the simulator's time `now`, slews by mechanical time `time`. */
export function poseOf(pointing: Pointing, now: number, time: number): Pose {
  if (pointing.kind === 'slewing') {
    if (time >= pointing.slew.since + slewDurationMs(pointing.slew)) return poseOf(pointing.afterwards, now, time);
    const parking = pointing.afterwards.kind === 'standing' && pointing.afterwards.parked;
    return stand(slewAt(pointing.slew, time), now, parking ? 'PARKING' : 'SLEWING');
  }
  if (pointing.kind === 'standing') return stand(pointing.at, now, pointing.parked ? 'PARKED' : 'STOPPED');
  if (pointing.kind === 'jogging') {
    const { place, at, ended } = jogAt(pointing.jog, now, time);
    return { state: ended ? 'STOPPED' : 'SLEWING', ...place, ...at };
  }
  // At the lower limit the drive stops and the telescope stays where it was then.
  if (now >= pointing.until) return stand(toHorizontal(pointing.target, pointing.until), now, 'STOPPED');
  const place = drifted(pointing, now);
  return { state: 'TRACKING', ...place, ...toHorizontal(place, now) };
}

function drifted({ target, drift }: Extract<Pointing, { kind: 'tracking' }>, now: number): Equatorial {
  if (!drift) return target;
  const east = (DRIFTS[drift.rate] * (now - drift.since)) / 1000;
  return { ...target, rightAscensionDegrees: turn(target.rightAscensionDegrees + east) };
}

/** Follows a place until it sinks too low. */
export function track(target: Equatorial, now: number): Pointing {
  return { kind: 'tracking', target, until: sinksBelow(target, LOWEST_ALTITUDE_DEGREES, now) };
}

/** Slews to where the place will be on arrival, then tracks. */
export function slewToSky(
  from: Horizontal,
  target: Equatorial,
  wrapDegrees: number,
  now: number,
  time: number,
): Pointing {
  let slew = startSlew(from, toHorizontal(target, now), wrapDegrees, time);
  // The sky turns 15″ a second and a slew takes less than a minute: two rounds meet it to well below an arcsecond.
  for (let round = 0; round < 2; round++)
    slew = startSlew(from, toHorizontal(target, now + slewDurationMs(slew)), wrapDegrees, time);
  return { kind: 'slewing', slew, afterwards: track(target, now) };
}

/** Slews to a direction and stands there. */
export function slewToStand(from: Horizontal, to: Horizontal, wrapDegrees: number, time: number): Pointing {
  const slew = startSlew(from, to, wrapDegrees, time);
  return { kind: 'slewing', slew, afterwards: { kind: 'standing', at: to, parked: false } };
}

/** Slews to the park position the way that unwinds the cables altogether, and stands there. */
export function slewToPark(from: Horizontal, wrapDegrees: number, time: number): Pointing {
  const altitudeTurn = PARK_POSITION.altitudeDegrees - from.altitudeDegrees;
  const slew: Slew = { from, altitudeTurn, azimuthTurn: -wrapDegrees, since: time };
  return { kind: 'slewing', slew, afterwards: { kind: 'standing', at: PARK_POSITION, parked: true } };
}

function stand(at: Horizontal, now: number, state: PointingState): Pose {
  return { state, ...at, ...toEquatorial(at, now) };
}
