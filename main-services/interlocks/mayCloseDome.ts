import type { InterlockFacts } from './InterlockFacts.ts';
import type { ClosingPolicy } from './limits.ts';
import { mountReasons } from './mountReasons.ts';

/**
 * A dome closes anyway: over a telescope that is not parked or does not answer, and when it gives no read-back itself. A roof that
 * would hit the telescope needs it known to be parked.
 */
export function mayCloseDome(facts: InterlockFacts, policy: ClosingPolicy = 'dome-closes-anyway'): readonly string[] {
  if (policy === 'dome-closes-anyway') return [];
  const reasons = mountReasons(facts);
  const { name, status } = facts.instruments.telescope;
  if (reasons.length > 0 || status?.state === 'PARKED') return reasons;
  return [`${name} is ${status?.state.toLowerCase()}: the roof would hit it. Park it first.`];
}
