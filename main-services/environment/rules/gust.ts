import { thresholdRule } from './thresholdRule.ts';
import { windWord } from './windWord.ts';

/** The highest wind of the last ten minutes (WMO-No. 8: peak gust): a gust that has passed still keeps from opening. */
export const gust = thresholdRule({
  rule: 'gust',
  label: 'Gusts',
  unit: 'm/s',
  harm: 'above',
  number: ({ numbers }) => numbers.gust,
  limits: ({ gust: { securesAt, opensBelow, holdOffMs } }) => ({ securesAt, opensAt: opensBelow, holdOffMs }),
  interpret: windWord,
  because: ({ securesAt, opensAt }, { gustWindowMs }) => ({
    bad: `A gust of ${securesAt} m/s or more blew within the last ${Math.round(gustWindowMs / 60_000)} minutes.`,
    between: `Gusts must stay below ${opensAt} m/s before the dome opens again.`,
  }),
  whenMissing: 'No sensor that counts measures gusts.',
});
