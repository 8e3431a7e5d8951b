import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

/** How far the air is from the dew point computed from its own temperature and humidity: near it the mirror gets wet. */
export const dewPointMargin: Rule = ({ numbers }, { dewPointMargin: limits, missingHoldOffMs }, previous, now) => {
  const { value, at, sensors } = numbers.dewPointMargin;
  const { securesAt, opensAbove, holdOffMs } = limits;
  const condition =
    value === null
      ? 'missing'
      : value <= securesAt
        ? 'bad'
        : value <= Math.max(opensAbove, securesAt)
          ? 'between'
          : 'good';
  return ruleResult(
    {
      rule: 'dewPointMargin',
      label: 'Dew point margin',
      value,
      unit: 'K',
      interpretation: { good: 'dry', between: 'near dew', holding: 'near dew', bad: 'dew forms', missing: 'not known' }[
        condition
      ],
      condition,
      because: {
        bad: `The air is within ${securesAt} K of its dew point.`,
        between: `The air must be more than ${opensAbove} K above its dew point before the dome opens again.`,
        missing: 'The dew point is not known: no temperature or no humidity that counts.',
      },
      securesAt: `≤ ${securesAt} K`,
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
