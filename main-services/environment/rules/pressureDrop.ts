import { thresholdRule } from './thresholdRule.ts';

/** A barometer that falls quickly foretells weather: no time to open; very rapidly, a front is here. A missing one says nothing. */
export const pressureDrop = thresholdRule({
  rule: 'pressureDrop',
  label: 'Pressure change',
  unit: 'hPa',
  harm: 'below',
  number: ({ numbers }) => numbers.pressureTendency,
  limits: ({ pressure: { fallsQuickly, fallsVeryRapidly, holdOffMs } }) => ({
    securesAt: -fallsVeryRapidly,
    opensAt: -fallsQuickly,
    holdsAt: -fallsQuickly,
    holdOffMs,
  }),
  interpret: (value, condition, { opensAt }) => {
    if (condition === 'bad') return 'falling very rapidly';
    if (condition === 'holding') return 'falling quickly';
    if (value >= -opensAt) return 'rising quickly';
    return Math.abs(value) < STEADY_HECTOPASCALS ? 'steady' : value < 0 ? 'falling' : 'rising';
  },
  because: ({ securesAt, opensAt }, { pressure: { overMs } }) => ({
    bad: `The pressure has fallen by ${-securesAt} hPa or more within ${overMs / 3_600_000} hours: a front is here.`,
    holding: `The pressure has fallen by ${-opensAt} hPa or more within ${overMs / 3_600_000} hours: weather may be coming.`,
    good: 'The pressure does not fall quickly.',
  }),
  whenMissing: null,
});

/** Below this change in three hours the shipping forecast (Met Office) says "steady" or "slowly". */
const STEADY_HECTOPASCALS = 1.6;
