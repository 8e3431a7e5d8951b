import { thresholdRule } from './thresholdRule.ts';

/** A full disk takes no images, and no record of what happens: no opening when little is left, closing before nothing is. */
export const diskSpace = thresholdRule({
  rule: 'diskSpace',
  label: 'Free disk space',
  unit: 'GB',
  harm: 'below',
  number: ({ outside: { freeDiskBytes }, at }) => ({
    value: freeDiskBytes === null ? null : Math.round(freeDiskBytes / 1e7) / 100,
    at: freeDiskBytes === null ? null : at,
    sensors: [],
  }),
  limits: ({ diskSpace: { securesAtGigabytes, holdsAtGigabytes, holdOffMs } }) => ({
    securesAt: securesAtGigabytes,
    opensAt: holdsAtGigabytes,
    holdsAt: holdsAtGigabytes,
    holdOffMs,
  }),
  interpret: (_, condition) => (condition === 'bad' ? 'disk full' : condition === 'good' ? 'enough' : 'little left'),
  because: ({ securesAt, opensAt }) => ({
    bad: `${securesAt} GB or less are free for the data: nothing more can be recorded.`,
    holding: `${opensAt} GB or less are free for the data: free some space before the dome opens.`,
    good: 'There is room for the data.',
  }),
  whenMissing: null,
});
