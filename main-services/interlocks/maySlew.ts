import type { HorizontalTarget } from '../../devices/mount/Mount.ts';
import { domeIsShut, isFresh } from '../instruments/readBackFacts.ts';
import { cableReasons, turnTo } from './cableWrap.ts';
import { environmentReasons } from './environmentReasons.ts';
import type { InterlockFacts } from './InterlockFacts.ts';
import { DEFAULT_LIMITS, type InterlockLimits } from './limits.ts';
import { mountReasons } from './mountReasons.ts';
import { peopleReasons } from './peopleReasons.ts';
import { slewPath } from './slewPath.ts';
import { sunReasons } from './sunReasons.ts';

/** Reasons against pointing the telescope there; behind a shut dome the weather does not matter. */
export function maySlew(
  facts: InterlockFacts,
  direction: HorizontalTarget,
  limits: InterlockLimits = DEFAULT_LIMITS,
): readonly string[] {
  const reasons = mountReasons(facts);
  const { telescope, dome } = facts.instruments;
  const status = telescope.status;
  if (status?.state === 'PARKING') reasons.push('The telescope is parking: wait, or STOP it first.');
  reasons.push(...peopleReasons(facts));
  const { altitudeDegrees, azimuthDegrees } = direction;
  const { lowestAltitudeDegrees, highestAltitudeDegrees } = limits;
  if (!(altitudeDegrees >= lowestAltitudeDegrees)) {
    reasons.push(`The target is at ${altitudeDegrees.toFixed(1)}° altitude; the limit is ${lowestAltitudeDegrees}°.`);
  }
  if (altitudeDegrees > highestAltitudeDegrees) {
    reasons.push(`The target is ${(90 - altitudeDegrees).toFixed(1)}° from the zenith, where the mount cannot follow.`);
  }
  if (!Number.isFinite(azimuthDegrees)) reasons.push(`${azimuthDegrees}° is no azimuth.`);
  reasons.push(...sunReasons(facts, direction, pathTo(facts, direction, limits), limits.sunDistanceDegrees));
  if (status !== null) reasons.push(...cableReasons(status, azimuthDegrees, limits));
  // A dome that was shut when it last answered may be open by now.
  if (!domeIsShut(facts.instruments) || !isFresh(dome.status, facts.now))
    reasons.push(...environmentReasons(facts, false));
  return reasons;
}

/** What a slew from where the telescope is passes; only its end when that is not known. */
function pathTo(facts: InterlockFacts, direction: HorizontalTarget, limits: InterlockLimits): HorizontalTarget[] {
  const status = facts.instruments.telescope.status;
  const turn = status === null ? null : turnTo(status, direction.azimuthDegrees, limits);
  const climb = status === null ? Number.NaN : direction.altitudeDegrees - status.altitudeDegrees;
  if (status === null || turn === null || !Number.isFinite(turn) || !Number.isFinite(climb)) return [direction];
  return slewPath(status, climb, turn, {
    degreesPerSecond: limits.slewDegreesPerSecond,
    degreesPerSecond2: limits.slewDegreesPerSecond2,
  });
}
