import { domeIsShut, isFresh } from '../instruments/readBackFacts.ts';
import { environmentReasons } from './environmentReasons.ts';
import { type InterlockFacts, SUN_DOWN_DEGREES } from './InterlockFacts.ts';
import { mountReasons } from './mountReasons.ts';
import { peopleReasons } from './peopleReasons.ts';

/** Reasons against seeking the home marks: the mount alone knows which way it goes, so that the Sun must be shut out. */
export function mayHome(facts: InterlockFacts): readonly string[] {
  const reasons = mountReasons(facts);
  const { telescope, dome } = facts.instruments;
  if (telescope.status?.state === 'PARKING') reasons.push('The telescope is parking: wait, or STOP it first.');
  reasons.push(...peopleReasons(facts));
  if (domeIsShut(facts.instruments) && isFresh(dome.status, facts.now)) return reasons;
  if (!(facts.sunAltitudeDegrees <= SUN_DOWN_DEGREES))
    reasons.push('The Sun is up and the dome is not shut: the way to the home marks is not known to keep clear of it.');
  reasons.push(...environmentReasons(facts, false));
  return reasons;
}
