import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { alarmCalls } from '../contract/alarms.ts';
import type { Handlers } from '../contract/index.ts';

const MINUTE_MS = 60_000;

/** Acknowledging, shelving, silencing and looking back. */
export function alarmHandlers({ alarms }: Pick<Observatory, 'alarms'>): Pick<Handlers, keyof typeof alarmCalls> {
  const done = (result: true | string): null => {
    if (result !== true) throw new Refusal('input', result);
    return null;
  };
  return {
    'alarms.acknowledge': ({ key, seen }, { userName }) => done(alarms.acknowledge(key, userName, seen)),
    'alarms.acknowledgeMany': ({ alarms: asked }, { userName }) => {
      const refused: { key: string; reason: string }[] = [];
      for (const { key, seen } of asked) {
        const result = alarms.acknowledge(key, userName, seen);
        if (result !== true) refused.push({ key, reason: result });
      }
      return { acknowledged: asked.length - refused.length, refused };
    },
    'alarms.shelve': ({ key, minutes, reason }, { userName }) =>
      done(alarms.shelve(key, userName, minutes * MINUTE_MS, reason)),
    'alarms.unshelve': ({ key }, { userName }) => done(alarms.unshelve(key, userName)),
    'alarms.mute': ({ minutes }, { userName }) => done(alarms.mute(userName, minutes * MINUTE_MS)),
    'alarms.unmute': (_, { userName }) => {
      alarms.unmute(userName);
      return null;
    },
    'alarms.history': (filter) => alarms.history(filter),
  };
}
