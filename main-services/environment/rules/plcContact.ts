import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

/** Silence is unsafe: without the PLC nothing is known of the weather. */
export const plcContact: Rule = ({ contact }, { staleAfterMs, missingHoldOffMs }, previous, now) => {
  const seconds = staleAfterMs / 1000;
  const ageSeconds = contact.lastReplyAt === null ? null : Math.round((now - contact.lastReplyAt) / 100) / 10;
  return ruleResult(
    {
      rule: 'plcContact',
      label: 'PLC contact',
      value: ageSeconds,
      unit: 's',
      interpretation: contact.fresh ? 'answering' : contact.lastReplyAt === null ? 'no answer yet' : 'lost',
      condition: contact.fresh ? 'good' : 'missing',
      because: { missing: contact.problem ?? 'The PLC does not answer.', good: 'The PLC answers.' },
      securesAt: `≥ ${seconds} s without an answer`,
      opensAt: 'it answers',
      limit: seconds,
      readingAt: contact.lastReplyAt,
      sensors: ['PLC'],
      holdOffMs: missingHoldOffMs,
      missingHoldOffMs,
    },
    previous,
    now,
  );
};
