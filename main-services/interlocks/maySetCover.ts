import { domeIsShut, isFresh } from '../instruments/readBackFacts.ts';
import { accessoryReasons } from './accessoryReasons.ts';
import { environmentReasons } from './environmentReasons.ts';
import { type InterlockFacts, SUN_DOWN_DEGREES } from './InterlockFacts.ts';
import { mountReasons } from './mountReasons.ts';
import { peopleReasons } from './peopleReasons.ts';

/** Reasons against moving the mirror cover; shutting it is never refused. */
export function maySetCover(facts: InterlockFacts, open: boolean): readonly string[] {
  if (!open) return [];
  const own = facts.instruments.accessories?.cover;
  const reasons = own ? accessoryReasons(own, 'cover', facts.now) : mountReasons(facts);
  const { status } = facts.instruments.dome;
  if (domeIsShut(facts.instruments) && isFresh(status, facts.now)) return reasons;
  if (status?.shutter === 'OPENING' || status?.shutter === 'CLOSING')
    reasons.push('The shutter is moving: wait until it stands.');
  if (status?.shutter === 'CLOSED' && facts.instruments.shutterSeen === 'open')
    reasons.push("The dome says that it is shut, but the PLC's switch says open: have the limit switch looked at.");
  reasons.push(...peopleReasons(facts));
  reasons.push(...environmentReasons(facts, false));
  if (!(facts.sunAltitudeDegrees <= SUN_DOWN_DEGREES)) {
    reasons.push(`The Sun is at ${facts.sunAltitudeDegrees.toFixed(1)}° and the dome is not shut.`);
  }
  return reasons;
}
