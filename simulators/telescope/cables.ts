import { halfTurn } from './angles.ts';

/** PROTOCOL.md: the azimuth axis turns this far away from where its cables hang free, either way. */
export const CABLE_WRAP_DEGREES = 270;

/** The azimuth turn of a slew: the shorter way, unless that would tear the cables. */
export function azimuthTurn(wrapDegrees: number, fromDegrees: number, toDegrees: number): number {
  const shorter = halfTurn(toDegrees - fromDegrees);
  if (Math.abs(wrapDegrees + shorter) <= CABLE_WRAP_DEGREES) return shorter;
  return shorter > 0 ? shorter - 360 : shorter + 360;
}
