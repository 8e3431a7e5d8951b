import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

/** Moist air outside, by the highest sensor that counts. */
export const humidity: Rule = ({ numbers }, { humidity: limits, missingHoldOffMs }, previous, now) => {
  const { value, at, sensors } = numbers.humidity;
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
      rule: 'humidity',
      label: 'Humidity',
      value,
      unit: '%',
      interpretation: {
        good: 'dry enough',
        between: 'humid',
        holding: 'humid',
        bad: 'too humid',
        missing: 'not known',
      }[condition],
      condition,
      because: {
        bad: `The humidity is ${securesAt} % or more.`,
        between: `The humidity must fall below ${opensBelow} % before the dome opens again.`,
        missing: 'No sensor that counts measures the humidity.',
      },
      securesAt: `≥ ${securesAt} %`,
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
