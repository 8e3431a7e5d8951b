import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

/** For information: a barometer that falls quickly foretells weather, but closes nothing; neither does a missing one. */
export const pressure: Rule = ({ numbers }, { pressure: limits }, previous, now) => {
  const { value, at, sensors } = numbers.pressure;
  const tendency = numbers.pressureTendency.value ?? 0;
  const falling = tendency <= -limits.fallsQuickly;
  return ruleResult(
    {
      rule: 'pressure',
      label: 'Pressure',
      value,
      unit: 'hPa',
      interpretation: value === null ? 'not known' : falling ? 'falling quickly' : 'steady',
      condition: 'good',
      because: {
        good: falling ? 'The pressure falls quickly: weather may be coming.' : 'The pressure closes nothing.',
      },
      securesAt: 'never',
      limit: null,
      readingAt: at,
      sensors,
      holdOffMs: 0,
      missingHoldOffMs: 0,
    },
    previous,
    now,
  );
};
