import { contactRule } from './contactRule.ts';
import type { Rule } from './Rule.ts';

/** On batteries the dome must be shut while it still can be. */
export const mains: Rule = (readings, { mains: { holdOffMs }, missingHoldOffMs }, previous, now) =>
  contactRule(
    readings,
    {
      rule: 'mains',
      label: 'Mains power',
      quantity: 'mains',
      harmless: 'on',
      harmlessWords: 'power is on',
      harmfulWords: 'power is off',
      harmful: 'bad',
      silent: 'missing',
      because: { bad: 'The mains power is off.', good: 'The mains power is on.' },
      securesAt: 'power off',
      holdOffMs,
      missingHoldOffMs,
    },
    previous,
    now,
  );
