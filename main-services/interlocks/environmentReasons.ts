import { ENVIRONMENT_STALE_AFTER_MS, type InterlockFacts } from './InterlockFacts.ts';

/** Why the environment forbids an open dome; `opening` also counts what merely keeps from opening. Silence is unsafe. */
export function environmentReasons(facts: InterlockFacts, opening: boolean): string[] {
  const { environment, now } = facts;
  if (environment === null) return ['The environment is not known yet.'];
  const age = now - environment.at;
  if (age > ENVIRONMENT_STALE_AFTER_MS) {
    return [`The last judgement of the environment is ${Math.round(age / 1000)} s old.`];
  }
  if (!environment.safe) return [`The observatory must stay closed: ${environment.cause}.`];
  if (opening && !environment.mayOpen) return [`Not yet to be opened: ${environment.cause}.`];
  return [];
}
