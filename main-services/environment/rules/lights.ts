import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

/** Light in the dome spoils the images and means that somebody may be there: no opening. Calibration lamps are the cameras' business. */
export const lights: Rule = ({ lamps, contact }, _thresholds, previous, now) => {
  const inDome = lamps.filter((lamp) => lamp.inDome);
  const on = inDome.filter((lamp) => lamp.on === true).map(({ name }) => name);
  const unknown = inDome.filter((lamp) => lamp.on === null).map(({ name }) => name);
  const others = lamps.filter((lamp) => !lamp.inDome && lamp.on === true).map(({ name }) => name);
  const value = on.length > 0 ? 'on' : unknown.length > 0 ? null : inDome.length > 0 ? 'off' : null;
  const installed = inDome.length > 0;
  return ruleResult(
    {
      rule: 'lights',
      label: 'Dome lights',
      value,
      unit: '',
      interpretation:
        on.length > 0
          ? `${on.join(', ')} on`
          : unknown.length > 0
            ? 'not known'
            : `${installed ? 'dome dark' : 'not installed'}${others.length > 0 ? `; ${others.join(', ')} on` : ''}`,
      condition: on.length > 0 || unknown.length > 0 ? 'holding' : 'good',
      because: {
        holding:
          on.length > 0
            ? `${on.join(' and ')} must be switched off before the dome opens.`
            : `It is not known whether ${unknown.join(' and ')} is off.`,
        good: 'No light is on in the dome.',
      },
      securesAt: 'never; light in the dome keeps from opening',
      opensAt: 'dome dark',
      limit: null,
      readingAt: installed ? contact.lastReplyAt : null,
      sensors: inDome.map(({ name }) => name),
      holdOffMs: 0,
      missingHoldOffMs: 0,
    },
    previous,
    now,
  );
};
