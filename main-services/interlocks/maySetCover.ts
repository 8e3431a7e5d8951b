import { isFresh } from '../instruments/readBackFacts.ts';
import { environmentReasons } from './environmentReasons.ts';
import { type InterlockFacts, SUN_DOWN_DEGREES } from './InterlockFacts.ts';
import { mountReasons } from './mountReasons.ts';

/** Reasons against moving the mirror cover; shutting it is never refused. */
export function maySetCover(facts: InterlockFacts, open: boolean): readonly string[] {
  if (!open) return [];
  const reasons = mountReasons(facts);
  const { status } = facts.instruments.dome;
  if (status?.shutter === 'CLOSED' && isFresh(status, facts.now)) return reasons;
  reasons.push(...environmentReasons(facts, false));
  if (!(facts.sunAltitudeDegrees <= SUN_DOWN_DEGREES)) {
    reasons.push(`The Sun is at ${facts.sunAltitudeDegrees.toFixed(1)}° and the dome is not shut.`);
  }
  return reasons;
}
