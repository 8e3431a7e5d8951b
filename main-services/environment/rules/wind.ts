import { thresholdRule } from './thresholdRule.ts';
import { windWord } from './windWord.ts';

/**
 * The wind now, by the highest sensor that counts. WMO-No. 8 averages wind over ten minutes for weather reports; that would
 * close minutes late, so what the instruments say now decides (they average over seconds themselves).
 */
export const wind = thresholdRule({
  rule: 'wind',
  label: 'Wind',
  unit: 'm/s',
  harm: 'above',
  number: ({ numbers }) => numbers.wind,
  limits: ({ wind: { securesAt, opensBelow, holdOffMs } }) => ({ securesAt, opensAt: opensBelow, holdOffMs }),
  interpret: windWord,
  because: ({ securesAt, opensAt }) => ({
    bad: `The wind is ${securesAt} m/s or more.`,
    between: `The wind must fall below ${opensAt} m/s before the dome opens again.`,
  }),
  whenMissing: 'No sensor that counts measures the wind.',
});
