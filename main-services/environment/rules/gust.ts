import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';
import { windWord } from './windWord.ts';

/** The highest wind of the last ten minutes (WMO-No. 8: peak gust). */
export const gust: Rule = ({ numbers }, thresholds, previous, now) => {
  const { value, at, sensors } = numbers.gust;
  const { securesAt, opensBelow, holdOffMs } = thresholds.gust;
  const minutes = Math.round(thresholds.gustWindowMs / 60_000);
  const condition =
    value === null
      ? 'missing'
      : value >= securesAt
        ? 'bad'
        : value >= Math.min(opensBelow, securesAt)
          ? 'between'
          : 'good';
  return ruleResult(
    {
      rule: 'gust',
      label: 'Gusts',
      value,
      unit: 'm/s',
      interpretation: windWord(value),
      condition,
      because: {
        bad: `A gust of ${securesAt} m/s or more blew within the last ${minutes} minutes.`,
        between: `Gusts must stay below ${opensBelow} m/s before the dome opens again.`,
        missing: 'No sensor that counts measures gusts.',
      },
      securesAt: `≥ ${securesAt} m/s`,
      limit: securesAt,
      readingAt: at,
      sensors,
      holdOffMs,
      missingHoldOffMs: thresholds.missingHoldOffMs,
    },
    previous,
    now,
  );
};
