import { thresholdRule } from './thresholdRule.ts';

/**
 * How long ago the PLC took our heartbeat. It closes the dome by itself after 30 s, whatever the telescope does; an orderly
 * closing must begin before.
 */
export const heartbeat = thresholdRule({
  rule: 'heartbeat',
  label: 'Heartbeat',
  unit: 's',
  harm: 'above',
  number: ({ outside: { heartbeatAt } }, now) => ({
    // A heartbeat from the future: our clock was set back since, and the next one comes within seconds.
    value: heartbeatAt === null ? null : Math.max(0, Math.round((now - heartbeatAt) / 100) / 10),
    at: heartbeatAt,
    sensors: ['PLC'],
  }),
  limits: ({ heartbeat: { securesAfterMs, holdOffMs } }) => ({
    securesAt: securesAfterMs / 1000,
    opensAt: securesAfterMs / 1000,
    holdOffMs,
  }),
  interpret: (_, condition) => (condition === 'bad' ? 'not taken' : 'taken by the PLC'),
  because: ({ securesAt }) => ({
    bad: `The PLC has not taken our heartbeat for ${securesAt} s or more, and will close the dome by itself.`,
    good: 'The PLC takes our heartbeat.',
  }),
  whenMissing: null,
});
