import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';
import { windWord } from './windWord.ts';

/**
 * The wind now, by the highest sensor that counts. WMO-No. 8 averages wind over ten minutes for weather reports; that would
 * close minutes late, so what the instruments say now decides (they average over seconds themselves).
 */
export const wind: Rule = ({ numbers }, { wind: limits, missingHoldOffMs }, previous, now) => {
  const { value, at, sensors } = numbers.wind;
  const { securesAt, opensBelow, holdOffMs } = limits;
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
      rule: 'wind',
      label: 'Wind',
      value,
      unit: 'm/s',
      interpretation: windWord(value),
      condition,
      because: {
        bad: `The wind is ${securesAt} m/s or more.`,
        between: `The wind must fall below ${opensBelow} m/s before the dome opens again.`,
        missing: 'No sensor that counts measures the wind.',
      },
      securesAt: `≥ ${securesAt} m/s`,
      limit: securesAt,
      readingAt: at,
      sensors,
      holdOffMs,
      missingHoldOffMs,
    },
    previous,
    now,
  );
};
