import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

/** Words of the Calar Alto cloud sensor's scale, each with the kelvins (sky minus air) from which it applies. */
const SKY: readonly (readonly [number, string])[] = [
  [-14, 'overcast or fog'],
  [-17, 'very cloudy'],
  [-19, 'mainly cloudy'],
  [-24, 'some clouds'],
  [-28, 'few or high clouds'],
];

/** How much warmer than a clear sky it is up there. A cloudy sky is no time to open; overcast or fog closes. */
export const cloud: Rule = ({ numbers }, { cloud: limits, missingHoldOffMs }, previous, now) => {
  const { value, at, sensors } = numbers.cloud;
  const { securesAt, holdsAt, holdOffMs } = limits;
  const condition =
    value === null
      ? 'missing'
      : value >= securesAt
        ? 'bad'
        : value >= Math.min(holdsAt, securesAt)
          ? 'holding'
          : 'good';
  return ruleResult(
    {
      rule: 'cloud',
      label: 'Cloud',
      value,
      unit: 'K',
      interpretation: value === null ? 'not known' : (SKY.find(([from]) => value >= from)?.[1] ?? 'clear'),
      condition,
      because: {
        bad: `The sky is overcast or there is fog (less than ${-securesAt} K colder than the air).`,
        holding: `The sky is too cloudy to open (less than ${-holdsAt} K colder than the air).`,
        missing: 'The cloudiness is not known: no sky temperature or no air temperature that counts.',
      },
      securesAt: `≥ ${securesAt} K`,
      limit: securesAt,
      readingAt: at,
      sensors,
      holdOffMs,
      missingHoldOffMs,
    },
    previous,
    now,
  );
};
