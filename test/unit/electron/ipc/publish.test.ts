import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyMessage, type Mirror } from '../../../../electron/ipc/contract/apply.ts';
import type { FeedTopics, Topic, TopicMessage } from '../../../../electron/ipc/contract/topics.ts';
import { TopicHub } from '../../../../electron/ipc/publish.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import { aRequest } from '../../../doubles/aRequest.ts';
import { rememberingLog } from '../../../doubles/rememberingLog.ts';

const line = (id: number, message = `line ${id}`): FeedTopics['log'] => ({
  id,
  at: id,
  agent: 'a',
  level: 'info',
  message,
});

/** A window as the renderer does it: mirrors, and a new subscription after a gap. */
class MirroringWindow {
  readonly mirrors = new Map<Topic, Mirror<unknown>>();
  readonly id: string;
  readonly batches: TopicMessage[][] = [];
  gaps = 0;
  #resubscribe: (topics: Topic[]) => void;

  constructor(id: string, resubscribe: (topics: Topic[]) => void) {
    this.id = id;
    this.#resubscribe = resubscribe;
  }

  receive(batch: string): void {
    const messages = JSON.parse(batch) as TopicMessage[];
    this.batches.push(messages);
    const missed: Topic[] = [];
    for (const message of messages) {
      const mirror = this.mirrors.get(message.topic) ?? { revision: -1, value: null };
      const next = applyMessage(mirror, message);
      if (next === 'gap') missed.push(message.topic);
      else this.mirrors.set(message.topic, next);
    }
    this.gaps += missed.length;
    if (missed.length > 0) this.#resubscribe(missed);
  }
}

describe('TopicHub', () => {
  let clock: ManualClock;
  let log = rememberingLog();
  let pushes: { windowId: string; messages: TopicMessage[]; at: number }[];
  let hub: TopicHub;

  beforeEach(() => {
    clock = new ManualClock(1_000_000);
    log = rememberingLog();
    pushes = [];
    hub = new TopicHub({
      push: (windowId, batch) => void pushes.push({ windowId, messages: JSON.parse(batch), at: clock.now() }),
      wall: clock,
      log,
    });
  });

  it('sends of a long list only what changed, and windows hold the same list', async () => {
    const request = (id: number, name = `request ${id}`) => aRequest({ id, name });
    const window = new MirroringWindow('w', (topics) => hub.subscribe('w', topics));
    hub = new TopicHub({ push: (_, batch) => window.receive(batch), wall: clock, log });
    const list = Array.from({ length: 100 }, (_, i) => request(100 - i));
    hub.set('requests', list);
    await clock.advance(100);
    hub.subscribe('w', ['requests']);
    expect(window.mirrors.get('requests')?.value).toEqual(list);
    const changed = list.map((one) => (one.id === 7 ? request(7, 'renamed') : one));
    hub.set('requests', changed);
    await clock.advance(100);
    expect(window.batches.at(-1)).toEqual([
      { topic: 'requests', revision: 2, kind: 'patch', value: { order: null, entries: [request(7, 'renamed')] } },
    ]);
    expect(window.mirrors.get('requests')?.value).toEqual(changed);
    const fewer = [request(101), ...changed.filter(({ id }) => id !== 5)];
    hub.set('requests', fewer);
    await clock.advance(100);
    expect(window.mirrors.get('requests')?.value).toEqual(fewer);
    const pushes = window.batches.length;
    hub.set(
      'requests',
      fewer.map((one) => ({ ...one })),
    );
    await clock.advance(100);
    expect(window.batches).toHaveLength(pushes);
    expect(window.gaps).toBe(0);
  });

  it('sends the snapshot at once, then changes with the next revision each', async () => {
    hub.set('theme', 'dark');
    await clock.advance(100);
    hub.subscribe('w1', ['theme', 'log', 'night']);
    expect(pushes.at(-1)?.messages).toEqual([
      { topic: 'theme', revision: 1, kind: 'snapshot', value: 'dark' },
      { topic: 'log', revision: 0, kind: 'snapshot', value: [] },
      { topic: 'night', revision: 0, kind: 'snapshot', value: null },
    ]);
    hub.set('theme', 'red');
    hub.add('log', [line(1), line(2)]);
    await clock.advance(100);
    expect(pushes.at(-1)?.messages).toEqual([
      { topic: 'theme', revision: 2, kind: 'replace', value: 'red' },
      { topic: 'log', revision: 1, kind: 'add', value: [line(2), line(1)] },
    ]);
  });

  it('pushes the first change after a pause at once, and then at most every 50 ms, the latest value', async () => {
    hub.subscribe('w1', ['theme']);
    pushes.length = 0;
    for (let step = 0; step < 100; step += 1) {
      hub.set('theme', step % 2 === 0 ? 'red' : 'light');
      await clock.advance(3);
    }
    hub.set('theme', 'dark');
    await clock.advance(100);
    const times = pushes.map(({ at }) => at);
    expect(times[0]).toBe(1_000_000);
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(50);
    expect(times.length).toBeLessThanOrEqual(9);
    expect(pushes.at(-1)?.messages).toMatchObject([{ value: 'dark' }]);
  });

  it.each([
    { kilobytes: 1, restMs: 50 },
    { kilobytes: 40, restMs: 250 },
    { kilobytes: 1000, restMs: 500 },
  ])('lets a change of $kilobytes kB rest for $restMs ms, and nothing else with it', async ({ kilobytes, restMs }) => {
    hub.subscribe('w1', ['tasks', 'theme']);
    pushes.length = 0;
    const tasks = (step: number) => [{ name: `${step} ${'x'.repeat(kilobytes * 1000)}` }];
    for (let step = 0; step < 1000; step += 10) {
      hub.set('tasks', tasks(step) as never);
      hub.set('theme', step % 20 === 0 ? 'red' : 'light');
      await clock.advance(10);
    }
    await clock.advance(1000);
    const of = (topic: Topic) => pushes.filter(({ messages }) => messages.some((message) => message.topic === topic));
    const [first, second] = of('tasks').map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBe(restMs);
    expect(of('theme').length).toBeGreaterThanOrEqual(19);
    const last = of('tasks')
      .at(-1)
      ?.messages.find(({ topic }) => topic === 'tasks');
    expect(last?.value).toEqual(tasks(990));
  });

  it('tells many windows of something long in several turns, each in its order', async () => {
    const windows = Array.from({ length: 10 }, (_, i) => `w${i}`);
    let turns = 0;
    const counting = {
      now: () => clock.now(),
      after: (ms: number, then: () => void) => {
        turns += 1;
        return clock.after(ms, then);
      },
    };
    hub = new TopicHub({
      push: (windowId, batch) => void pushes.push({ windowId, messages: JSON.parse(batch), at: turns }),
      wall: counting,
      log,
    });
    for (const id of windows) hub.subscribe(id, ['tasks', 'theme']);
    pushes.length = 0;
    hub.set('tasks', [{ name: 'x'.repeat(100_000) }] as never);
    await clock.advance(10);
    hub.set('theme', 'red');
    await clock.advance(100);
    const perTurn = Map.groupBy(
      pushes.filter(({ messages }) => messages[0]?.topic === 'tasks'),
      ({ at }) => at,
    );
    expect([...perTurn.values()].map((list) => list.length)).toEqual([3, 3, 3, 1]);
    for (const id of windows) {
      const topics = pushes
        .filter(({ windowId }) => windowId === id)
        .flatMap(({ messages }) => messages.map(({ topic }) => topic));
      expect(topics).toEqual(['tasks', 'theme']);
    }
  });

  it('says nothing when a value is set that is the same again', async () => {
    hub.subscribe('w1', ['theme']);
    hub.set('theme', 'dark');
    await clock.advance(100);
    const before = pushes.length;
    hub.set('theme', 'dark');
    await clock.advance(100);
    expect(pushes.length).toBe(before);
  });

  it('tells each window only what it asked for, and nothing once it is gone', async () => {
    hub.subscribe('w1', ['theme']);
    hub.subscribe('w2', ['log']);
    pushes.length = 0;
    hub.set('theme', 'light');
    hub.add('log', [line(1)]);
    await clock.advance(100);
    expect(pushes.map(({ windowId, messages }) => [windowId, messages.map(({ topic }) => topic)])).toEqual([
      ['w1', ['theme']],
      ['w2', ['log']],
    ]);
    hub.unsubscribe('w1');
    hub.set('theme', 'dark');
    await clock.advance(100);
    expect(pushes.filter(({ windowId }) => windowId === 'w1')).toHaveLength(1);
  });

  it('knows the present value before it is pushed, for readers in this process', () => {
    hub.set('theme', 'light');
    hub.add('log', [line(1), line(2)]);
    expect(hub.snapshot('theme')).toBe('light');
    expect(hub.snapshot('log')).toEqual([line(2), line(1)]);
    expect(hub.snapshot('night')).toBeNull();
  });

  it('keeps a feed within its limit and replaces an entry that comes again', async () => {
    hub.add(
      'log',
      Array.from({ length: 600 }, (_, index) => line(index + 1)),
    );
    hub.add('log', [line(590, 'changed'), line(3, 'long gone')]);
    await clock.advance(100);
    const kept = hub.snapshot('log') ?? [];
    expect(kept).toHaveLength(500);
    expect(kept[0]?.id).toBe(600);
    expect(kept.find(({ id }) => id === 590)?.message).toBe('changed');
    expect(kept.some(({ id }) => id === 3)).toBe(false);
  });

  it('does not stop at a value that cannot be sent or a window that cannot be told', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    hub = new TopicHub({
      push: (windowId, batch) => {
        if (windowId === 'w1') throw new Error('gone');
        pushes.push({ windowId, messages: JSON.parse(batch), at: clock.now() });
      },
      wall: clock,
      log,
    });
    hub.subscribe('w1', ['theme']);
    hub.subscribe('w2', ['theme', 'night']);
    pushes.length = 0;
    hub.set('night', cyclic as never);
    hub.set('theme', 'red');
    await clock.advance(100);
    expect(pushes).toMatchObject([{ windowId: 'w2', messages: [{ topic: 'theme', value: 'red' }] }]);
    expect(log.lines).toEqual([
      expect.stringMatching(/window w1 could not be told.*gone/),
      expect.stringMatching(/topic night cannot be pushed/),
      expect.stringMatching(/window w1 could not be told/),
    ]);
  });

  it('pushes nothing after stop', async () => {
    hub.subscribe('w1', ['theme']);
    hub.set('theme', 'red');
    hub.stop();
    hub.set('theme', 'light');
    hub.subscribe('w2', ['theme']);
    await clock.advance(1000);
    expect(pushes).toHaveLength(1);
  });

  it('leaves every mirror equal to the hub, whatever is set, added, subscribed, lost or reloaded in whatever order', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('set' as const), value: fc.constantFrom('dark', 'light', 'red') }),
      fc.record({ do: fc.constant('alarms' as const), value: fc.nat(3) }),
      fc.record({ do: fc.constant('add' as const), ids: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }) }),
      fc.record({ do: fc.constant('flood' as const), from: fc.integer({ min: 1, max: 2000 }) }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 120 }) }),
      fc.record({
        do: fc.constant('subscribe' as const),
        window: fc.constantFrom('w1', 'w2', 'w3'),
        topics: fc.subarray(['theme', 'alarms', 'log'] as Topic[]),
      }),
      fc.record({ do: fc.constant('lose' as const), window: fc.constantFrom('w1', 'w2', 'w3') }),
      fc.record({ do: fc.constant('reload' as const), window: fc.constantFrom('w1', 'w2', 'w3') }),
    );
    let gaps = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const wall = new ManualClock();
        const windows = new Map<string, MirroringWindow>();
        const losing = new Set<string>();
        const tested = new TopicHub({
          push: (id, batch) => {
            if (!losing.delete(id)) windows.get(id)?.receive(batch);
          },
          wall,
          log: rememberingLog(),
        });
        const subscribe = (id: string, topics: Topic[]) => {
          if (!windows.has(id)) windows.set(id, new MirroringWindow(id, (missed) => tested.subscribe(id, missed)));
          tested.subscribe(id, topics);
        };
        let writes = 0;
        for (const each of steps) {
          writes += 1;
          if (each.do === 'set') tested.set('theme', each.value as 'dark');
          else if (each.do === 'alarms') tested.set('alarms', Array(each.value).fill({ key: `${writes}` }) as never);
          else if (each.do === 'add')
            tested.add(
              'log',
              each.ids.map((id) => line(id, `write ${writes}`)),
            );
          else if (each.do === 'flood')
            tested.add(
              'log',
              Array.from({ length: 300 }, (_, i) => line(each.from + i, `write ${writes}`)),
            );
          else if (each.do === 'wait') await wall.advance(each.ms);
          else if (each.do === 'subscribe') subscribe(each.window, each.topics);
          else if (each.do === 'lose') losing.add(each.window);
          else {
            const topics = [...(windows.get(each.window)?.mirrors.keys() ?? [])];
            windows.delete(each.window);
            tested.unsubscribe(each.window);
            subscribe(each.window, topics);
          }
        }
        losing.clear();
        await wall.advance(100);
        // One more change of everything: a window that lost the last push learns of it by the gap.
        tested.set('theme', 'dark');
        tested.set('alarms', [{ key: 'last' }] as never);
        tested.add('log', [line(5000)]);
        await wall.advance(100);
        tested.set('theme', 'red');
        await wall.advance(100);
        for (const window of windows.values()) {
          gaps += window.gaps;
          for (const [topic, mirror] of window.mirrors) expect(mirror.value).toEqual(tested.snapshot(topic));
        }
        tested.stop();
      }),
      { numRuns: 150, seed: 20261215 },
    );
    expect(gaps).toBeGreaterThan(0);
  });
});
