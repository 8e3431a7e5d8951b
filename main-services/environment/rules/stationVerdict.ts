import { contactRule } from './contactRule.ts';
import type { Rule } from './Rule.ts';

/** A weather station, or the safety monitor beside it, that calls it unsafe knows why: that closes, as does its silence. */
export const stationVerdict: Rule = (readings, { stationVerdict: { holdOffMs }, missingHoldOffMs }, previous, now) =>
  contactRule(
    readings,
    {
      rule: 'stationVerdict',
      label: 'Station verdict',
      quantity: 'stationVerdict',
      harmless: 'safe',
      harmlessWords: 'safe',
      harmfulWords: 'unsafe',
      harmful: 'bad',
      silent: 'missing',
      because: { bad: 'The weather station calls it unsafe.', good: 'The weather station calls it safe.' },
      securesAt: 'unsafe',
      holdOffMs,
      missingHoldOffMs,
    },
    previous,
    now,
  );
