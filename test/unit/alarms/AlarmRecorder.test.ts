import { describe, expect, test } from 'vitest';
import { AlarmRecorder } from '../../../main-services/alarms/AlarmRecorder.ts';
import type { AlarmTransition } from '../../../main-services/model/alarm.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const HOUR_MS = 3_600_000;

const line = (key: string): Omit<AlarmTransition, 'id'> => ({
  at: 0,
  key,
  area: 'system',
  kind: 'raised',
  severity: 'WARNING',
  message: key,
  by: null,
  detail: '',
});

/** A database that can be away. */
function aStore() {
  const store = {
    isAway: false,
    tries: 0,
    keys: [] as string[],
    save: async ({ transitions }: { transitions: readonly { key: string }[] }) => {
      store.tries++;
      if (store.isAway) throw new Error('the database is away');
      store.keys.push(...transitions.map(({ key }) => key));
    },
  };
  return store;
}

describe('what has happened to alarms', () => {
  test('is kept while the database is away, and stored in order when it is back', async () => {
    const clock = new ManualClock();
    const store = aStore();
    const recorder = new AlarmRecorder({ store, clock, log: rememberingLog() });
    store.isAway = true;
    recorder.note([line('first')]);
    await recorder.settled();
    recorder.note([line('second')]);
    store.isAway = false;
    await clock.advance(HOUR_MS);
    await recorder.settled();
    expect(store.keys).toEqual(['first', 'second']);
    await recorder.stop();
  });

  test('is tried once more at the end and then never again, whatever is still reported', async () => {
    const clock = new ManualClock();
    const store = aStore();
    const recorder = new AlarmRecorder({ store, clock, log: rememberingLog() });
    store.isAway = true;
    recorder.note([line('first')]);
    await recorder.stop();
    const { tries } = store;
    recorder.note([line('late')]);
    await clock.advance(HOUR_MS);
    expect(store.tries).toBe(tries);
  });
});
