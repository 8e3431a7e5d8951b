const DEGREES_PER_RADIAN = 180 / Math.PI;

export const sinDegrees = (degrees: number): number => Math.sin(degrees / DEGREES_PER_RADIAN);
export const cosDegrees = (degrees: number): number => Math.cos(degrees / DEGREES_PER_RADIAN);
/** Rounding can leave a sine a hair above 1. */
export const asinDegrees = (sine: number): number => Math.asin(Math.min(1, Math.max(-1, sine))) * DEGREES_PER_RADIAN;
export const acosDegrees = (cosine: number): number =>
  Math.acos(Math.min(1, Math.max(-1, cosine))) * DEGREES_PER_RADIAN;
export const atan2Degrees = (y: number, x: number): number => Math.atan2(y, x) * DEGREES_PER_RADIAN;
/** 0 ≤ answer < 360. */
export const turn = (degrees: number): number =>
  degrees >= 0 && degrees < 360 ? degrees : ((degrees % 360) + 360) % 360;
/** −180 ≤ answer < 180. */
export const halfTurn = (degrees: number): number => turn(degrees + 180) - 180;
