import { thresholdRule } from './thresholdRule.ts';

/** Words of the Calar Alto cloud sensor's scale, each with the kelvins (sky minus air) from which it applies. */
const SKY: readonly (readonly [number, string])[] = [
  [-14, 'overcast or fog'],
  [-17, 'very cloudy'],
  [-19, 'mainly cloudy'],
  [-24, 'some clouds'],
  [-28, 'few or high clouds'],
];

/** How much warmer than a clear sky it is up there. A cloudy sky is no time to open; overcast or fog closes. */
export const cloud = thresholdRule({
  rule: 'cloud',
  label: 'Cloud',
  unit: 'K',
  harm: 'above',
  number: ({ numbers }) => numbers.cloud,
  limits: ({ cloud: { securesAt, holdsAt, holdOffMs } }) => ({ securesAt, opensAt: holdsAt, holdsAt, holdOffMs }),
  interpret: (value) => SKY.find(([from]) => value >= from)?.[1] ?? 'clear',
  because: ({ securesAt, opensAt }) => ({
    bad: `The sky is overcast or there is fog (less than ${-securesAt} K colder than the air).`,
    holding: `The sky is too cloudy to open (less than ${-opensAt} K colder than the air).`,
  }),
  whenMissing: 'The cloudiness is not known: no sky temperature or no air temperature that counts.',
});
