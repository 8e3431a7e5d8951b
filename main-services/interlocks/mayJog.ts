import type { HorizontalTarget } from '../../devices/mount/Mount.ts';
import { domeIsShut, isFresh } from '../instruments/readBackFacts.ts';
import { shorterTurn } from './cableWrap.ts';
import { environmentReasons } from './environmentReasons.ts';
import { type InterlockFacts, SUN_DOWN_DEGREES } from './InterlockFacts.ts';
import { DEFAULT_LIMITS, type InterlockLimits } from './limits.ts';
import { mountReasons } from './mountReasons.ts';
import { peopleReasons } from './peopleReasons.ts';
import { directionDistanceDegrees } from './sunReasons.ts';

/**
 * Reasons against moving on by hand towards `ahead`, a little further than where the telescope can be before it is asked again. Out of
 * a place beyond a limit the way back is free: only coming nearer to what a limit keeps away is refused.
 */
export function mayJog(
  facts: InterlockFacts,
  ahead: HorizontalTarget,
  limits: InterlockLimits = DEFAULT_LIMITS,
): readonly string[] {
  const reasons = mountReasons(facts);
  const status = facts.instruments.telescope.status;
  if (status === null || reasons.length > 0) return reasons;
  if (status.state === 'PARKED') reasons.push('The telescope is parked: unpark it first.');
  if (status.state === 'PARKING') reasons.push('The telescope is parking: wait, or STOP it first.');
  reasons.push(...peopleReasons(facts));
  const { lowestAltitudeDegrees: lowest, sunDistanceDegrees, cableWrapDegrees } = limits;
  if (!(ahead.altitudeDegrees >= lowest) && !(ahead.altitudeDegrees > status.altitudeDegrees))
    reasons.push(`It would go below ${lowest}° altitude, the limit.`);
  reasons.push(...nearingTheSun(facts, status, ahead, sunDistanceDegrees));
  const wrap = status.cableWrapDegrees ?? null;
  const turned = wrap === null ? 0 : wrap + shorterTurn(status.azimuthDegrees, ahead.azimuthDegrees);
  if (wrap !== null && Math.abs(turned) > cableWrapDegrees && Math.abs(turned) > Math.abs(wrap))
    reasons.push(`The cables would be wound beyond ${cableWrapDegrees}°. Go round the other way.`);
  if (!domeIsShut(facts.instruments) || !isFresh(facts.instruments.dome.status, facts.now))
    reasons.push(...environmentReasons(facts, false));
  return reasons;
}

function nearingTheSun(
  facts: InterlockFacts,
  from: HorizontalTarget,
  ahead: HorizontalTarget,
  limitDegrees: number,
): string[] {
  if (facts.sunAltitudeDegrees <= SUN_DOWN_DEGREES) return [];
  const sun = { altitudeDegrees: facts.sunAltitudeDegrees, azimuthDegrees: facts.sunAzimuthDegrees };
  const distance = directionDistanceDegrees(ahead, sun);
  if (Number.isNaN(distance)) return ['It is not known where the Sun is.'];
  if (distance >= limitDegrees || distance > directionDistanceDegrees(from, sun)) return [];
  return [`It would come ${distance.toFixed(1)}° near to the Sun; the limit is ${limitDegrees}°.`];
}
