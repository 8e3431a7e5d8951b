import { describe, expect, test } from 'vitest';
import { DeviceTimeout, DeviceUnreachable, InvalidReply } from '../../../devices/errors.ts';
import type { Plc, PlcStatus } from '../../../devices/plc/Plc.ts';
import { EnvironmentMonitor } from '../../../main-services/environment/EnvironmentMonitor.ts';
import { Heartbeat } from '../../../main-services/environment/Heartbeat.ts';
import { HoldOffMemory } from '../../../main-services/environment/HoldOffMemory.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import type { EnvironmentState, WeatherSynthesis } from '../../../main-services/model/environment.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';
import { plcReply, START } from './plcReplies.ts';

/** Settings in memory. */
function settings(initial: Record<string, string> = {}) {
  const kept = new Map(Object.entries(initial));
  return {
    kept,
    get: async (key: string) => kept.get(key) ?? null,
    set: async (key: string, value: string | null) => {
      if (value === null) kept.delete(key);
      else kept.set(key, value);
    },
  };
}

async function monitoring(options: { stored?: Record<string, string>; failingStore?: boolean } = {}) {
  const clock = new ManualClock(START);
  const log = rememberingLog();
  let answer: () => Promise<PlcStatus> = async () => plcReply(clock.now());
  let beats = 0;
  let beat: () => Promise<void> = async () => undefined;
  const plc: Plc = {
    name: 'PLC',
    connect: () => undefined,
    disconnect: async () => undefined,
    link: () => ({ connected: true, since: START, lastReplyAt: null, fault: null }),
    status: () => answer(),
    heartbeat: () => {
      beats++;
      return beat();
    },
    setLight: async () => undefined,
    setFan: async () => undefined,
  };
  const rows: WeatherSynthesis[] = [];
  const store = {
    append: async (weather: WeatherSynthesis) => {
      if (options.failingStore) throw new Error('disk full');
      rows.push(weather);
    },
  };
  const memory = settings(options.stored);
  const holdOffs = await HoldOffMemory.open(memory, log);
  const monitor = new EnvironmentMonitor({ plc, clock, log, thresholds: readThresholds({}), store, holdOffs });
  const states: EnvironmentState[] = [];
  monitor.onState((state) => states.push(state));
  /** One round at the next period. */
  const round = async () => {
    const done = monitor.tick();
    await clock.advance(monitor.periodMs);
    await done;
  };
  return {
    clock,
    log,
    plc,
    monitor,
    rows,
    states,
    holdOffs,
    memory,
    round,
    beats: () => beats,
    setAnswer: (next: () => Promise<PlcStatus>) => {
      answer = next;
    },
    setBeat: (next: () => Promise<void>) => {
      beat = next;
    },
  };
}

describe('monitoring', () => {
  test('each round writes one row and tells the listeners', async () => {
    const { round, rows, states, monitor } = await monitoring();
    expect(monitor.state()).toBeNull();
    await round();
    await round();
    expect(rows.map(({ globalStatus }) => globalStatus)).toEqual(['OK', 'OK']);
    expect(states).toHaveLength(2);
    expect(monitor.lamps()).toEqual({ LAMP_FLAT_CAGIRE: true });
    expect(monitor.doing()).toBe('safe');
  });

  test("the seed's scenario: rain at 12, dry again", async () => {
    const { round, rows, setAnswer, clock } = await monitoring();
    for (let iteration = 0; iteration < 10; iteration++) {
      const rate = iteration >= 3 && iteration < 7 ? 12 : 0;
      setAnswer(async () => plcReply(clock.now(), { 'WXT520.RainRate': rate, 'VantagePro.RainRate': rate }));
      await round();
    }
    expect(rows.map(({ globalStatus, rain }) => `${globalStatus} ${rain}`)).toEqual([
      ...Array(3).fill('OK 0'),
      ...Array(4).fill('RAINING 12'),
      ...Array(3).fill('OK 0'),
    ]);
  });

  test('listeners hear of an unsafe reply in the turn in which it comes, before anything is written', async () => {
    const { monitor, setAnswer, clock, rows } = await monitoring();
    const order: string[] = [];
    let reply: (status: PlcStatus) => void = () => undefined;
    setAnswer(
      () =>
        new Promise((resolve) => {
          reply = resolve;
        }),
    );
    monitor.onState(() => {
      throw new Error('a listener that fails');
    });
    monitor.onState(({ safe }) => order.push(`safe ${safe}, rows ${rows.length}`));
    const tick = monitor.tick();
    reply(plcReply(clock.now(), { 'WXT520.RainRate': 1 }));
    await tick;
    expect(order).toEqual(['safe false, rows 0']);
    expect(rows).toHaveLength(1);
  });

  test('a PLC that accepts and never answers is unsafe exactly six seconds after its last reply', async () => {
    const { round, setAnswer, states, clock, monitor, log } = await monitoring();
    await round();
    const lastReplyAt = monitor.state()?.lastReplyAt ?? 0;
    setAnswer(() => new Promise(() => undefined));
    for (let i = 0; i < 4; i++) await round();
    const closing = states.find(({ safe }) => !safe);
    expect(closing?.at).toBe(lastReplyAt + 6000);
    expect(closing?.causeRule).toBe('plcContact');
    expect(log.lines.some((line) => line.startsWith('warning unsafe: The PLC has not answered since'))).toBe(true);
    expect(clock.now()).toBeGreaterThan(START + 8000);
  });

  test('absent at start, then there: unsafe rows, then OK, without a hold-off', async () => {
    const { round, setAnswer, rows, clock, monitor, log } = await monitoring();
    setAnswer(async () => {
      throw new DeviceUnreachable('PLC', 'connection refused');
    });
    await round();
    await round();
    setAnswer(async () => plcReply(clock.now()));
    await round();
    expect(rows.map(({ globalStatus }) => globalStatus)).toEqual(['UNKNOWN', 'UNKNOWN', 'OK']);
    expect(monitor.state()?.mayOpen).toBe(true);
    expect(log.lines).toContain('warning no reading (1 in a row): PLC: connection refused');
    expect(log.lines.filter((line) => line.includes('in a row'))).toHaveLength(1);
    expect(log.lines).toContain('info the PLC answers again after 4 s: 2 questions unanswered, 0 replies unusable');
  });

  test('every unusable reply gets its line, and is no reading', async () => {
    const { round, setAnswer, log, states, clock } = await monitoring();
    await round();
    setAnswer(async () => {
      throw new InvalidReply('PLC', 'STATUS.device is not a list: "rubbish"');
    });
    for (let i = 0; i < 4; i++) await round();
    expect(
      log.lines.filter((line) => line.includes('reply not usable, counts as no reading: PLC: STATUS.device')),
    ).toHaveLength(4);
    expect(states.at(-1)?.safe).toBe(false);
    setAnswer(async () => plcReply(clock.now()));
    await round();
    expect(states.at(-1)).toMatchObject({ safe: true, mayOpen: false });
    expect(log.lines).toContain('info the PLC answers again after 8 s: 0 questions unanswered, 4 replies unusable');
  });

  test.each([
    ['a timeout', () => new DeviceTimeout('PLC', 'no answer')],
    ['an error of our own', () => new TypeError('undefined is not a function')],
  ])('survives %s', async (_, failure) => {
    const { round, setAnswer, rows } = await monitoring();
    setAnswer(async () => {
      throw failure();
    });
    await round();
    expect(rows).toHaveLength(1);
  });

  test('a late answer neither overlaps the next question nor is lost', async () => {
    const { round, setAnswer, states, clock } = await monitoring();
    let questions = 0;
    setAnswer(() => {
      questions++;
      return new Promise((resolve) => clock.after(3000, () => resolve(plcReply(clock.now()))));
    });
    await round();
    await round();
    expect(questions).toBe(1);
    expect(states.map(({ safe }) => safe)).toEqual([false, true]);
  });

  test('a date far from ours is told once and changes nothing', async () => {
    const { round, log, monitor } = await monitoring();
    await round();
    await round();
    const lines = log.lines.filter((line) => line.includes('readings are dated by their receipt'));
    expect(lines).toEqual([
      'warning the PLC dates its reply 2017-03-03T13:45:00.000Z; readings are dated by their receipt',
    ]);
    expect(monitor.state()?.safe).toBe(true);
  });

  test('a reply from the future gets its line, counts as no reading, and closes after three periods', async () => {
    const { round, log, states, setAnswer, clock, monitor } = await monitoring();
    setAnswer(async () => ({ ...plcReply(clock.now()), reportedAt: clock.now() }));
    await round();
    const wind = monitor.state()?.weather.wind;
    setAnswer(async () => ({ ...plcReply(clock.now()), reportedAt: clock.now() + 7_200_000 }));
    await round();
    expect(monitor.state()).toMatchObject({ safe: true, weather: { wind } });
    for (let i = 0; i < 3; i++) await round();
    expect(states.at(-1)).toMatchObject({ safe: false, causeRule: 'plcContact' });
    const lines = log.lines.filter((line) => line.includes('2 h in the future: one of the two clocks is wrong'));
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^warning reply not usable, counts as no reading: PLC: it is dated /);
  });

  test('a jump of our clock is told', async () => {
    const { monitor, clock, log } = await monitoring();
    await monitor.tick();
    await clock.advance(3_600_000);
    await monitor.tick();
    expect(log.lines.some((line) => line.includes('between two rounds of monitoring'))).toBe(true);
  });

  test('a store that fails is told once, and watching goes on', async () => {
    const { round, log, states } = await monitoring({ failingStore: true });
    await round();
    await round();
    expect(states).toHaveLength(2);
    expect(log.lines.filter((line) => line.includes('readings cannot be stored'))).toHaveLength(1);
  });

  test('suspects are told once with their evidence', async () => {
    const { round, log } = await monitoring();
    await round();
    await round();
    expect(log.lines.filter((line) => line.includes('DRD11 is suspected'))).toHaveLength(1);
  });
});

describe('hold-offs over a restart', () => {
  test('who restarts in a break of the rain does not open into it', async () => {
    const first = await monitoring();
    first.setAnswer(async () => plcReply(first.clock.now(), { 'WXT520.RainRate': 1 }));
    await first.round();
    await first.holdOffs.settled();
    const second = await monitoring({ stored: Object.fromEntries(first.memory.kept) });
    await second.round();
    expect(second.monitor.state()).toMatchObject({ safe: true, mayOpen: false });
  });

  test.each(['{', '[1]', '{"rain": "soon"}', '{"rain": 1}', '{"rain": 99999999999999}'])(
    'stored rubbish %s opens as if there were none',
    async (text) => {
      const { round, monitor } = await monitoring({ stored: { 'environment.holdOffs': text } });
      await round();
      expect(monitor.state()?.mayOpen).toBe(true);
    },
  );
});

describe('heartbeat', () => {
  test('goes out every five seconds, at once at the start, and stops', async () => {
    const { plc, clock, log, beats } = await monitoring();
    const heartbeat = new Heartbeat({ plc, clock, log, ailment: () => null });
    expect(heartbeat.acceptedAt()).toBeNull();
    heartbeat.start();
    expect(beats()).toBe(1);
    await clock.advance(30_000);
    expect(beats()).toBe(7);
    expect(heartbeat.acceptedAt()).toBe(START + 30_000);
    heartbeat.stop();
    await clock.advance(30_000);
    expect(beats()).toBe(7);
    expect(log.lines).toEqual([]);
  });

  test('is withheld, loudly and once, while the application is ill', async () => {
    const { plc, clock, log, beats } = await monitoring();
    let ailment: string | null = 'the event loop was blocked';
    const heartbeat = new Heartbeat({ plc, clock, log, ailment: () => ailment });
    heartbeat.start();
    await clock.advance(20_000);
    expect(beats()).toBe(0);
    expect(log.lines).toEqual(['warning heartbeat withheld, the PLC will close the dome: the event loop was blocked']);
    ailment = null;
    await clock.advance(5000);
    expect(beats()).toBe(1);
    heartbeat.stop();
  });

  test('one that hangs is not overlapped, one that fails is told once', async () => {
    const { plc, clock, log, beats, setBeat } = await monitoring();
    const heartbeat = new Heartbeat({ plc, clock, log, ailment: () => null });
    setBeat(() => new Promise((_, reject) => clock.after(12_000, () => reject(new DeviceTimeout('PLC', 'silence')))));
    heartbeat.start();
    await clock.advance(11_000);
    expect(beats()).toBe(1);
    await clock.advance(20_000);
    expect(log.lines).toEqual(['warning the PLC does not take the heartbeat (timeout)']);
    setBeat(async () => undefined);
    await clock.advance(20_000);
    expect(log.lines.at(-1)).toBe('info the PLC takes the heartbeat again');
    heartbeat.stop();
  });
});
