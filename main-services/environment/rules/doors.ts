import { contactRule } from './contactRule.ts';
import type { Rule } from './Rule.ts';

/** An open door closes nothing, but somebody may be inside: no opening. */
export const doors: Rule = (readings, { doors: { holdOffMs } }, previous, now) =>
  contactRule(
    readings,
    {
      rule: 'doors',
      label: 'Doors',
      quantity: 'doors',
      harmless: 'closed',
      harmlessWords: 'doors shut',
      harmfulWords: 'a door is open',
      harmful: 'holding',
      silent: 'holding',
      because: { holding: 'A door is open: shut it before the dome opens.', good: 'The doors are shut.' },
      securesAt: 'never; an open door keeps from opening',
      holdOffMs,
      missingHoldOffMs: holdOffMs,
    },
    previous,
    now,
  );
