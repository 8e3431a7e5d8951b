import type { Decision } from '../model/environment.ts';
import { ENVIRONMENT_STALE_AFTER_MS, type InterlockFacts } from './InterlockFacts.ts';

/** Why the environment forbids an open dome; `opening` also counts what merely keeps from opening. Silence is unsafe. */
export function environmentReasons(facts: InterlockFacts, opening: boolean): string[] {
  const { environment, now } = facts;
  if (environment === null) return ['The environment is not known yet.'];
  // A judgement from the future is one of another clock: its age is not known.
  const age = Math.abs(now - environment.at);
  if (age > ENVIRONMENT_STALE_AFTER_MS) {
    return [`The last judgement of the environment is ${Math.round(age / 1000)} s old.`];
  }
  const decided = (decision: Decision) =>
    environment.rules.filter((rule) => rule.decision === decision).map(({ reason }) => reason);
  if (!environment.safe) return told('The observatory must stay closed', decided('secure'), environment.cause);
  if (opening && !environment.mayOpen) return told('Not yet to be opened', decided('hold'), environment.cause);
  return [];
}

/** One sentence for each rule that says so; the cause when no rule owns up to it. */
function told(what: string, reasons: readonly string[], cause: string): string[] {
  return reasons.length === 0 ? [`${what}: ${cause}.`] : reasons.map((reason) => `${what}: ${reason}`);
}
