import type { HorizontalTarget } from '../../devices/mount/Mount.ts';
import type { PathPoint } from '../model/targetOutlook.ts';
import { shorterTurn } from './cableWrap.ts';
import { SUN_DOWN_DEGREES } from './InterlockFacts.ts';
import type { InterlockLimits } from './limits.ts';
import { directionDistanceDegrees } from './sunReasons.ts';

const STEP_MS = 5 * 60_000;
const LONGEST_MS = 12 * 3_600_000;
/** The moment of a limit is found to within this. */
const TO_WITHIN_MS = 1000;

export interface PathAhead {
  readonly path: readonly PathPoint[];
  /** The limit that it runs into, and when; null = none in twelve hours. */
  readonly ends: { readonly at: number; readonly why: string } | null;
}

/**
 * Where tracking leads from now on, until a limit.
 * @param target @param sun where they stand so many milliseconds from now
 * @param wrapDegrees how far the cables are wound at the beginning; null = the mount does not tell
 */
export function pathAhead(
  now: number,
  target: (afterMs: number) => HorizontalTarget,
  sun: (afterMs: number) => HorizontalTarget,
  wrapDegrees: number | null,
  limits: InterlockLimits,
): PathAhead {
  const point = (after: number, before: PathPoint | null): PathPoint => {
    const { altitudeDegrees, azimuthDegrees } = target(after);
    const turned = before === null ? 0 : shorterTurn(before.azimuthDegrees, azimuthDegrees);
    const wound = before === null ? wrapDegrees : before.wrapDegrees;
    return { at: now + after, altitudeDegrees, azimuthDegrees, wrapDegrees: wound === null ? null : wound + turned };
  };
  const against = (one: PathPoint) => limitReached(one, sun(one.at - now), limits);
  const first = point(0, null);
  const path = [first];
  const atOnce = against(first);
  if (atOnce !== null) return { path, ends: { at: now, why: atOnce } };
  let last = first;
  for (let after = STEP_MS; after <= LONGEST_MS; after += STEP_MS) {
    const next = point(after, last);
    if (against(next) !== null) {
      let free = after - STEP_MS;
      let beyond = after;
      while (beyond - free > TO_WITHIN_MS) {
        const middle = (free + beyond) / 2;
        if (against(point(middle, last)) === null) free = middle;
        else beyond = middle;
      }
      const end = point(beyond, last);
      return { path: [...path, end], ends: { at: end.at, why: against(end) ?? '' } };
    }
    path.push(next);
    last = next;
  }
  return { path, ends: null };
}

function limitReached(at: PathPoint, sun: HorizontalTarget, limits: InterlockLimits): string | null {
  if (at.altitudeDegrees < limits.lowestAltitudeDegrees) return `below ${limits.lowestAltitudeDegrees}° altitude`;
  if (at.altitudeDegrees > limits.highestAltitudeDegrees)
    return `within ${90 - limits.highestAltitudeDegrees}° of the zenith`;
  if (at.wrapDegrees !== null && Math.abs(at.wrapDegrees) > limits.cableWrapDegrees)
    return `cables wound to ${limits.cableWrapDegrees}°`;
  if (sun.altitudeDegrees > SUN_DOWN_DEGREES && directionDistanceDegrees(at, sun) < limits.sunDistanceDegrees)
    return `within ${limits.sunDistanceDegrees}° of the Sun`;
  return null;
}
