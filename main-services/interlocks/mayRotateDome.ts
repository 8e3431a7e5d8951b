import { isFresh } from '../instruments/readBackFacts.ts';
import type { InterlockFacts } from './InterlockFacts.ts';
import { peopleReasons } from './peopleReasons.ts';

/** Reasons against turning the dome. */
export function mayRotateDome(facts: InterlockFacts, azimuthDegrees: number): readonly string[] {
  const { status, name } = facts.instruments.dome;
  const reasons: string[] = [];
  if (status === null || !isFresh(status, facts.now)) reasons.push(`${name} does not answer.`);
  reasons.push(...peopleReasons(facts));
  if (!(azimuthDegrees >= 0 && azimuthDegrees < 360)) reasons.push(`${azimuthDegrees}° is no azimuth.`);
  return reasons;
}
