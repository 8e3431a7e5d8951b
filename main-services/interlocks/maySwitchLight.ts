import { domeIsShut } from '../instruments/readBackFacts.ts';
import type { InterlockFacts } from './InterlockFacts.ts';

/** Reasons against switching a lamp; off is never refused, on waits for the exposures that it would spoil. */
export function maySwitchLight(facts: InterlockFacts, name: string, on: boolean): readonly string[] {
  const reasons: string[] = [];
  const { lights, vis, nir } = facts.instruments;
  if (!(name in lights)) reasons.push(`The PLC does not report a lamp "${name}".`);
  if (!on) return reasons;
  for (const camera of [vis, nir]) {
    if (camera.status?.state === 'EXPOSING' && !domeIsShut(facts.instruments)) {
      reasons.push(`${camera.name} is exposing under the open dome.`);
    }
  }
  return reasons;
}
