import { thresholdRule } from './thresholdRule.ts';

/** How far the air is from the dew point computed from its own temperature and humidity: near it the mirror gets wet. */
export const dewPointMargin = thresholdRule({
  rule: 'dewPointMargin',
  label: 'Dew point margin',
  unit: 'K',
  harm: 'below',
  number: ({ numbers }) => numbers.dewPointMargin,
  limits: ({ dewPointMargin: { securesAt, opensAbove, holdOffMs } }) => ({ securesAt, opensAt: opensAbove, holdOffMs }),
  interpret: (_, condition) => (condition === 'bad' ? 'dew forms' : condition === 'good' ? 'dry' : 'near dew'),
  because: ({ securesAt, opensAt }) => ({
    bad: `The air is within ${securesAt} K of its dew point.`,
    between: `The air must be more than ${opensAt} K above its dew point before the dome opens again.`,
  }),
  whenMissing: 'The dew point is not known: no temperature or no humidity that counts.',
});
