import { contactRule } from './contactRule.ts';
import type { Rule } from './Rule.ts';

/** Somebody is where nobody should be: everything shut and still. */
export const intrusion: Rule = (readings, { intrusion: { holdOffMs }, missingHoldOffMs }, previous, now) =>
  contactRule(
    readings,
    {
      rule: 'intrusion',
      label: 'Intrusion',
      quantity: 'intrusion',
      harmless: 'no',
      harmlessWords: 'nobody',
      harmfulWords: 'intrusion reported',
      harmful: 'bad',
      silent: 'missing',
      because: { bad: 'The PLC reports an intrusion.', good: 'No intrusion is reported.' },
      securesAt: 'intrusion',
      holdOffMs,
      missingHoldOffMs,
    },
    previous,
    now,
  );
