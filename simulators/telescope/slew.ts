import { turn } from './angles.ts';
import { azimuthTurn } from './cables.ts';
import type { Horizontal } from './horizontal.ts';

/** PROTOCOL.md: 10°/s per axis, 1°/s², 2 s to settle. */
const TOP_SPEED = 10;
const ACCELERATION = 1;
const SETTLING_SECONDS = 2;
/** Way of one acceleration and one braking at full speed. */
const RAMPS_DEGREES = TOP_SPEED ** 2 / ACCELERATION;

/** A slew under way; `since` in milliseconds of mechanical time. */
export interface Slew {
  readonly from: Horizontal;
  readonly altitudeTurn: number;
  readonly azimuthTurn: number;
  readonly since: number;
}

/** From here to there, the azimuth by the turn that the cables allow. */
export function startSlew(from: Horizontal, to: Horizontal, wrapDegrees: number, since: number): Slew {
  return {
    from,
    altitudeTurn: to.altitudeDegrees - from.altitudeDegrees,
    azimuthTurn: azimuthTurn(wrapDegrees, from.azimuthDegrees, to.azimuthDegrees),
    since,
  };
}

/** How long the whole slew takes with settling, milliseconds. */
export function slewDurationMs(slew: Slew): number {
  return (Math.max(axisSeconds(slew.altitudeTurn), axisSeconds(slew.azimuthTurn)) + SETTLING_SECONDS) * 1000;
}

/** Where the telescope points at `time`. */
export function slewAt(slew: Slew, time: number): Horizontal {
  const seconds = Math.max(0, time - slew.since) / 1000;
  return {
    altitudeDegrees: slew.from.altitudeDegrees + axisWay(slew.altitudeTurn, seconds),
    azimuthDegrees: turn(slew.from.azimuthDegrees + axisWay(slew.azimuthTurn, seconds)),
  };
}

function axisSeconds(way: number): number {
  const distance = Math.abs(way);
  return distance < RAMPS_DEGREES
    ? 2 * Math.sqrt(distance / ACCELERATION)
    : distance / TOP_SPEED + TOP_SPEED / ACCELERATION;
}

/** Way done after `seconds`: accelerate, cruise, brake. */
function axisWay(way: number, seconds: number): number {
  const distance = Math.abs(way);
  const whole = axisSeconds(way);
  if (seconds >= whole) return way;
  const ramp = Math.min(TOP_SPEED / ACCELERATION, whole / 2);
  const left = whole - seconds;
  let done: number;
  if (seconds <= ramp) done = (ACCELERATION * seconds ** 2) / 2;
  else if (left <= ramp) done = distance - (ACCELERATION * left ** 2) / 2;
  else done = (ACCELERATION * ramp ** 2) / 2 + (seconds - ramp) * ACCELERATION * ramp;
  return Math.sign(way) * done;
}
