import type { HorizontalTarget } from '../../devices/mount/Mount.ts';

/** How an axis moves: accelerates, cruises, brakes. */
export interface AxisMotion {
  readonly degreesPerSecond: number;
  readonly degreesPerSecond2: number;
}

/** Between two looks along the path, seconds: at 10°/s on both axes less than 3° of sky. */
const STEP_SECONDS = 0.2;
/** A path is looked at in this many places at most. */
const MOST_STEPS = 1000;

/**
 * The directions that a slew passes, from its beginning to its end: both axes start together and each ends when it is there, so that the
 * way is no great circle.
 */
export function slewPath(
  from: HorizontalTarget,
  altitudeTurn: number,
  azimuthTurn: number,
  motion: AxisMotion,
): HorizontalTarget[] {
  const seconds = Math.max(axisSeconds(altitudeTurn, motion), axisSeconds(azimuthTurn, motion));
  const steps = Math.min(MOST_STEPS, Math.ceil(seconds / STEP_SECONDS));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const time = steps === 0 ? seconds : (step / steps) * seconds;
    return {
      altitudeDegrees: from.altitudeDegrees + wayAfter(altitudeTurn, time, motion),
      azimuthDegrees: (((from.azimuthDegrees + wayAfter(azimuthTurn, time, motion)) % 360) + 360) % 360,
    };
  });
}

function axisSeconds(turn: number, { degreesPerSecond: speed, degreesPerSecond2: acceleration }: AxisMotion): number {
  const distance = Math.abs(turn);
  const ramps = speed ** 2 / acceleration;
  return distance < ramps ? 2 * Math.sqrt(distance / acceleration) : distance / speed + speed / acceleration;
}

function wayAfter(turn: number, seconds: number, motion: AxisMotion): number {
  const { degreesPerSecond2: acceleration } = motion;
  const whole = axisSeconds(turn, motion);
  if (seconds >= whole) return turn;
  const ramp = Math.min(motion.degreesPerSecond / acceleration, whole / 2);
  const left = whole - seconds;
  const distance = Math.abs(turn);
  let way = (acceleration * ramp ** 2) / 2 + (seconds - ramp) * acceleration * ramp;
  if (seconds <= ramp) way = (acceleration * seconds ** 2) / 2;
  else if (left <= ramp) way = distance - (acceleration * left ** 2) / 2;
  return Math.sign(turn) * way;
}
