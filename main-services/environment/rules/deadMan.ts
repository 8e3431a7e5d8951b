import { contactRule } from './contactRule.ts';
import type { Rule } from './Rule.ts';

/** The PLC's own dead-man switch: once it tripped the PLC closes the dome, and so do we until it is reset by our heartbeat. */
export const deadMan: Rule = (readings, { missingHoldOffMs }, previous, now) =>
  contactRule(
    readings,
    {
      rule: 'deadMan',
      label: 'Dead-man switch',
      quantity: 'deadManTripped',
      harmless: 'no',
      harmlessWords: 'not tripped',
      harmfulWords: 'tripped',
      harmful: 'bad',
      silent: 'missing',
      because: {
        bad: 'The PLC missed our heartbeat and closes the dome by itself.',
        good: 'The PLC hears our heartbeat.',
      },
      securesAt: 'tripped',
      holdOffMs: missingHoldOffMs,
      missingHoldOffMs,
    },
    previous,
    now,
  );
