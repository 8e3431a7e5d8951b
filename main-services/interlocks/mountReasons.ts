import { isFresh } from '../instruments/readBackFacts.ts';
import type { InterlockFacts } from './InterlockFacts.ts';

/** Why the telescope cannot take an order at all. */
export function mountReasons(facts: InterlockFacts): string[] {
  const { status, name } = facts.instruments.telescope;
  if (status === null || !isFresh(status, facts.now)) return [`${name} does not answer.`];
  if (status.state === 'FAULT') return [`${name} reports a fault: ${status.fault ?? 'not named'}.`];
  return [];
}
