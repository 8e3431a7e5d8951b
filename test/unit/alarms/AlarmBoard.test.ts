import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AlarmBoard, type AlarmRaising } from '../../../main-services/alarms/AlarmBoard.ts';
import type { AlarmSeverity, AlarmView } from '../../../main-services/model/operations.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const alarm = (severity: AlarmSeverity = 'WARNING', message = 'It rains'): AlarmRaising => ({
  severity,
  message,
  effect: 'The dome closes.',
  guidance: 'Wait.',
  panel: 'environment',
});

function board(kept = new Map<string, string>()) {
  const clock = new ManualClock();
  const log = rememberingLog();
  let told: readonly AlarmView[] = [];
  const alarms = new AlarmBoard({
    clock,
    log,
    store: {
      get: async (key) => kept.get(key) ?? null,
      set: async (key, value) => {
        // Storage that takes its time must not let an older state win.
        await new Promise((resolve) => setImmediate(resolve));
        kept.set(key, value ?? '');
      },
    },
    onChange: (list) => {
      told = list;
    },
  });
  const keys = () => alarms.list().map(({ key }) => key);
  return { clock, log, alarms, kept, keys, told: () => told };
}

describe('one alarm', () => {
  test.each([
    ['raised only', ['raise'], { clearedAt: false, acknowledged: false }],
    ['raised and cleared: still there', ['raise', 'clear'], { clearedAt: true, acknowledged: false }],
    ['raised and acknowledged: still there', ['raise', 'ack'], { clearedAt: false, acknowledged: true }],
    ['acknowledged, then cleared: gone', ['raise', 'ack', 'clear'], null],
    ['cleared, then acknowledged: gone', ['raise', 'clear', 'ack'], null],
    [
      'back after an acknowledgement',
      ['raise', 'clear', 'raise', 'ack', 'clear', 'raise'],
      { clearedAt: false, acknowledged: false },
    ],
    ['back before it was acknowledged', ['raise', 'clear', 'raise'], { clearedAt: false, acknowledged: false }],
    ['worse after an acknowledgement', ['raise', 'ack', 'worse'], { clearedAt: false, acknowledged: false }],
    ['the same again after an acknowledgement', ['raise', 'ack', 'raise'], { clearedAt: false, acknowledged: true }],
    ['cleared without ever being raised', ['clear'], null],
  ])('%s', (_, events, expected) => {
    const { alarms } = board();
    for (const event of events) {
      if (event === 'raise') alarms.raise('rain', alarm());
      if (event === 'worse') alarms.raise('rain', alarm('CRITICAL'));
      if (event === 'clear') alarms.clear('rain');
      if (event === 'ack') alarms.acknowledge('rain', 'ana');
    }
    const [found] = alarms.list();
    if (expected === null) expect(found).toBeUndefined();
    else {
      expect(found?.clearedAt !== null).toBe(expected.clearedAt);
      expect(found?.acknowledgedBy).toBe(expected.acknowledged ? 'ana' : null);
    }
  });

  test('keeps the worst severity until it is acknowledged, and counts how often it came', () => {
    const { alarms } = board();
    alarms.raise('rain', alarm('CRITICAL', 'It pours'));
    alarms.raise('rain', alarm('WARNING', 'It drizzles'));
    expect(alarms.list()[0]).toMatchObject({ severity: 'CRITICAL', message: 'It drizzles', count: 1 });
    alarms.clear('rain');
    alarms.raise('rain', alarm());
    expect(alarms.list()[0]?.count).toBe(2);
  });

  test('there is nothing to acknowledge where there is no alarm', () => {
    expect(board().alarms.acknowledge('rain', 'ana')).toBe(false);
  });
});

describe('the list', () => {
  test('unacknowledged first, then the worst, then the newest', async () => {
    const { alarms, clock, keys } = board();
    for (const [key, severity] of [
      ['old', 'WARNING'],
      ['acknowledged', 'CRITICAL'],
      ['serious', 'SERIOUS'],
      ['new', 'WARNING'],
    ] as const) {
      alarms.raise(key, alarm(severity));
      await clock.advance(1000);
    }
    alarms.acknowledge('acknowledged', 'ana');
    expect(keys()).toEqual(['serious', 'new', 'old', 'acknowledged']);
  });

  test('listeners see every change, and nothing when nothing changes', () => {
    const { alarms, told } = board();
    alarms.raise('rain', alarm());
    const first = told();
    expect(first).toHaveLength(1);
    alarms.raise('rain', alarm());
    expect(told()).toBe(first);
  });
});

describe('over a restart', () => {
  test('alarms are as they were, the last state wins', async () => {
    const first = board();
    first.alarms.raise('rain', alarm('SERIOUS'));
    first.alarms.raise('wind', alarm());
    first.alarms.acknowledge('wind', 'ana');
    await first.alarms.settled();
    const second = board(first.kept);
    await second.alarms.restore();
    expect(second.alarms.list()).toEqual(first.alarms.list());
    second.alarms.clear('wind');
    expect(second.keys()).toEqual(['rain']);
  });

  test.each(['', '{', '{}', '[1]', '[{"key": "rain"}]', '[null]'])(
    'a torn setting %s is told and does not keep us from starting',
    async (text) => {
      const { alarms, log, keys } = board(new Map([['alarms', text]]));
      await alarms.restore();
      expect(keys()).toEqual([]);
      expect(log.lines[0]).toMatch(/^error the stored alarms cannot be read/);
    },
  );
});

test('against its table of states, over 10,000 random sequences: one never hides another', () => {
  const key = fc.constantFrom('rain', 'wind', 'dome');
  const event = fc.record({ key, type: fc.constantFrom('raise', 'clear', 'ack') });
  type State = 'normal' | 'unacknowledged' | 'acknowledged' | 'returned';
  const table: Record<State, Record<'raise' | 'clear' | 'ack', State>> = {
    normal: { raise: 'unacknowledged', clear: 'normal', ack: 'normal' },
    unacknowledged: { raise: 'unacknowledged', clear: 'returned', ack: 'acknowledged' },
    acknowledged: { raise: 'acknowledged', clear: 'normal', ack: 'acknowledged' },
    returned: { raise: 'unacknowledged', clear: 'returned', ack: 'normal' },
  };
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const { alarms } = board();
      const expected: Record<string, State> = { rain: 'normal', wind: 'normal', dome: 'normal' };
      for (const { key: about, type } of events) {
        if (type === 'raise') alarms.raise(about, alarm());
        if (type === 'clear') alarms.clear(about);
        if (type === 'ack') alarms.acknowledge(about, 'ana');
        expected[about] = table[expected[about] ?? 'normal'][type as 'raise' | 'clear' | 'ack'];
      }
      for (const [about, state] of Object.entries(expected)) {
        const found = alarms.list().find((each) => each.key === about);
        const is = !found
          ? 'normal'
          : found.clearedAt !== null
            ? 'returned'
            : found.acknowledgedBy !== null
              ? 'acknowledged'
              : 'unacknowledged';
        expect(is).toBe(state);
      }
    }),
    { numRuns: 10_000 },
  );
});
