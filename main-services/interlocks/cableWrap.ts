import type { MountStatus } from '../../devices/mount/Mount.ts';
import type { InterlockLimits } from './limits.ts';

/** Signed turn of the azimuth axis by the shorter way, degrees. */
export function shorterTurn(fromDegrees: number, toDegrees: number): number {
  return ((((toDegrees - fromDegrees) % 360) + 540) % 360) - 180;
}

/**
 * The turn by which a mount that minds its cables gets to an azimuth: the shortest that stays within the wrap. Null when there is none.
 * @param wrapDegrees how far the axis is turned away from where its cables hang free; positive from north through east
 */
export function turnWithinWrap(
  wrapDegrees: number,
  fromDegrees: number,
  toDegrees: number,
  limitDegrees: number,
): number | null {
  const shorter = shorterTurn(fromDegrees, toDegrees);
  const ways = [shorter, shorter - 360, shorter + 360].filter((turn) => Math.abs(wrapDegrees + turn) <= limitDegrees);
  return ways.reduce<number | null>(
    (best, turn) => (best === null || Math.abs(turn) < Math.abs(best) ? turn : best),
    null,
  );
}

/** How the azimuth axis will turn; a mount that does not tell its wrap minds its cables itself, and takes the shorter way. */
export function turnTo(status: MountStatus, azimuthDegrees: number, limits: InterlockLimits): number | null {
  const wrap = status.cableWrapDegrees ?? null;
  if (wrap === null) return shorterTurn(status.azimuthDegrees, azimuthDegrees);
  return turnWithinWrap(wrap, status.azimuthDegrees, azimuthDegrees, limits.cableWrapDegrees);
}

/** Why the cables forbid to end there. */
export function cableReasons(status: MountStatus, azimuthDegrees: number, limits: InterlockLimits): string[] {
  const wrap = status.cableWrapDegrees ?? null;
  if (wrap === null) return [];
  const turn = turnTo(status, azimuthDegrees, limits);
  const end = turn === null ? null : Math.abs(wrap + turn);
  if (end !== null && end <= limits.cableWrapDegrees - limits.cableMarginDegrees) return [];
  const there = end === null ? 'beyond their limit' : `to ${end.toFixed(0)}°`;
  return [
    `The cables would be wound ${there}; the limit is ${limits.cableWrapDegrees}° less ${limits.cableMarginDegrees}° for tracking. Park the telescope to unwind them.`,
  ];
}
