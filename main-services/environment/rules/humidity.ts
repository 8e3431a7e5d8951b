import { thresholdRule } from './thresholdRule.ts';

/** Moist air outside, by the highest sensor that counts. */
export const humidity = thresholdRule({
  rule: 'humidity',
  label: 'Humidity',
  unit: '%',
  harm: 'above',
  number: ({ numbers }) => numbers.humidity,
  limits: ({ humidity: { securesAt, opensBelow, holdOffMs } }) => ({ securesAt, opensAt: opensBelow, holdOffMs }),
  interpret: (_, condition) => (condition === 'bad' ? 'too humid' : condition === 'good' ? 'dry enough' : 'humid'),
  because: ({ securesAt, opensAt }) => ({
    bad: `The humidity is ${securesAt} % or more.`,
    between: `The humidity must fall below ${opensAt} % before the dome opens again.`,
  }),
  whenMissing: 'No sensor that counts measures the humidity.',
});
