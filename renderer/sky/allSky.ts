import type { Horizontal } from './horizontal.ts';

/** The whole sky as a disc: zenith in the middle, horizon at the edge, north up, equal steps of altitude at equal distances. */
export interface AllSky {
  readonly centre: readonly [number, number];
  readonly radius: number;
  /** East to the left, as the sky is seen from below; otherwise to the right, as on the drawings of the dome. */
  readonly fromBelow: boolean;
}

const RADIAN = Math.PI / 180;

/** Where a direction stands on the disc, pixels to a tenth; below the horizon it lies outside. */
export function onAllSky(disc: AllSky, direction: Horizontal): readonly [number, number] {
  const distance = (disc.radius * (90 - direction.altitudeDegrees)) / 90;
  const right = Math.sin(direction.azimuthDegrees * RADIAN) * (disc.fromBelow ? -1 : 1);
  const up = Math.cos(direction.azimuthDegrees * RADIAN);
  return [tenth(disc.centre[0] + distance * right), tenth(disc.centre[1] - distance * up)];
}

/** The direction at a point of the disc; null beyond the horizon. */
export function directionAt(disc: AllSky, x: number, y: number): Horizontal | null {
  const right = (x - disc.centre[0]) * (disc.fromBelow ? -1 : 1);
  const up = disc.centre[1] - y;
  const distance = Math.hypot(right, up) / disc.radius;
  if (distance > 1) return null;
  return { altitudeDegrees: 90 * (1 - distance), azimuthDegrees: (Math.atan2(right, up) / RADIAN + 360) % 360 };
}

/** The outline of what the slit lets through: parallel sides `halfWidth` of the dome's radius from the middle. */
export function slitOutline(azimuthDegrees: number, halfWidth = SLIT_HALF_WIDTH): readonly Horizontal[] {
  const outline: Horizontal[] = [];
  const add = (right: number, forward: number) => {
    const flat = Math.min(1, Math.hypot(right, forward));
    outline.push({
      altitudeDegrees: Math.acos(flat) / RADIAN,
      azimuthDegrees: (azimuthDegrees + Math.atan2(right, forward) / RADIAN + 360) % 360,
    });
  };
  const far = Math.sqrt(1 - halfWidth * halfWidth);
  const steps = Array.from({ length: STEPS + 1 }, (_, index) => SLIT_BACK + ((far - SLIT_BACK) * index) / STEPS);
  for (const forward of steps) add(-halfWidth, forward);
  for (const forward of steps.toReversed()) add(halfWidth, forward);
  return outline;
}

/** As in the drawing of the dome from above: the slit is a third of the radius wide and goes beyond the zenith. */
const SLIT_HALF_WIDTH = 0.166;
const SLIT_BACK = -0.3;
const STEPS = 24;

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
