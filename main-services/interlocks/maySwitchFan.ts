import type { InterlockFacts } from './InterlockFacts.ts';

/** Reasons against switching a fan of the dome; off is never refused. Air near its dew point must not be driven over the mirror. */
export function maySwitchFan(
  { environment, instruments }: InterlockFacts,
  name: string,
  on: boolean,
): readonly string[] {
  const reasons: string[] = [];
  if (!(name in (instruments.fans ?? {}))) reasons.push(`The PLC does not report a fan "${name}".`);
  const dew = environment?.rules.find(({ rule }) => rule === 'dewPointMargin');
  if (on && dew?.decision === 'secure') reasons.push(`It would drive damp air over the mirror: ${dew.reason}`);
  return reasons;
}
