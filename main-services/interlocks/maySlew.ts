import type { HorizontalTarget } from '../../devices/mount/Mount.ts';
import { isFresh } from '../instruments/readBackFacts.ts';
import { environmentReasons } from './environmentReasons.ts';
import { HIGHEST_ALTITUDE_DEGREES, type InterlockFacts, LOWEST_ALTITUDE_DEGREES } from './InterlockFacts.ts';
import { mountReasons } from './mountReasons.ts';
import { sunReasons } from './sunReasons.ts';

/** Reasons against pointing the telescope there; behind a shut dome the weather does not matter. */
export function maySlew(facts: InterlockFacts, direction: HorizontalTarget): readonly string[] {
  const reasons = mountReasons(facts);
  const { telescope, dome } = facts.instruments;
  if (telescope.status?.state === 'PARKING') reasons.push('The telescope is parking: wait, or STOP it first.');
  const { altitudeDegrees } = direction;
  if (!(altitudeDegrees >= LOWEST_ALTITUDE_DEGREES)) {
    reasons.push(`The target is at ${altitudeDegrees.toFixed(1)}° altitude; the limit is ${LOWEST_ALTITUDE_DEGREES}°.`);
  }
  if (altitudeDegrees > HIGHEST_ALTITUDE_DEGREES) {
    reasons.push(`The target is ${(90 - altitudeDegrees).toFixed(1)}° from the zenith, where the mount cannot follow.`);
  }
  reasons.push(...sunReasons(facts, direction));
  // A dome that was shut when it last answered may be open by now.
  if (dome.status?.shutter !== 'CLOSED' || !isFresh(dome.status, facts.now))
    reasons.push(...environmentReasons(facts, false));
  return reasons;
}
