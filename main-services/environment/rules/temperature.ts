import type { Condition } from './judge.ts';
import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

/** Outside temperature within what telescope and dome may work in. */
export const temperature: Rule = ({ numbers }, { temperature: limits, missingHoldOffMs }, previous, now) => {
  const { value, at, sensors } = numbers.temperature;
  const { securesBelow, securesAbove, hysteresis, holdOffMs } = limits;
  const inside = (margin: number) => value !== null && value >= securesBelow + margin && value <= securesAbove - margin;
  const condition: Condition = value === null ? 'missing' : inside(hysteresis) ? 'good' : inside(0) ? 'between' : 'bad';
  const cold = value !== null && value < (securesBelow + securesAbove) / 2;
  return ruleResult(
    {
      rule: 'temperature',
      label: 'Temperature',
      value,
      unit: '°C',
      interpretation:
        value === null
          ? 'not known'
          : condition === 'good'
            ? 'within limits'
            : condition === 'between'
              ? 'near a limit'
              : cold
                ? 'too cold'
                : 'too hot',
      condition,
      because: {
        bad: cold ? `It is colder than ${securesBelow} °C.` : `It is hotter than ${securesAbove} °C.`,
        between: `The temperature must come ${hysteresis} K inside its limits before the dome opens again.`,
        missing: 'No sensor that counts measures the temperature.',
      },
      securesAt: `< ${securesBelow} or > ${securesAbove} °C`,
      opensAt: `${securesBelow + hysteresis} … ${securesAbove - hysteresis} °C`,
      limit: cold ? securesBelow : securesAbove,
      readingAt: at,
      sensors,
      holdOffMs,
      missingHoldOffMs,
    },
    previous,
    now,
  );
};
