import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgentView } from '../../../main-services/model/operations.ts';
import type { Agent } from '../../../main-services/supervision/Agent.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { Supervisor } from '../../../main-services/supervision/Supervisor.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

interface TestAgent extends Agent {
  ticks: number;
  starts: number;
  stops: number;
  behave: () => Promise<void>;
  begin: () => Promise<void>;
}

function agent(name: string, periodMs = 2000): TestAgent {
  const made: TestAgent = {
    name,
    periodMs,
    ticks: 0,
    starts: 0,
    stops: 0,
    behave: async () => undefined,
    begin: async () => undefined,
    start: () => {
      made.starts++;
      return made.begin();
    },
    tick: () => {
      made.ticks++;
      return made.behave();
    },
    stop: async () => {
      made.stops++;
    },
  };
  return made;
}

const never = () => new Promise<void>(() => undefined);
const dies = async () => {
  throw new Error('out of luck');
};

function supervision() {
  const clock = new ManualClock();
  const log = rememberingLog();
  const told: (readonly AgentView[])[] = [];
  const givenUp: string[] = [];
  const halted: string[] = [];
  const supervisor = new Supervisor({
    clock,
    log,
    logFor: () => log,
    onChange: (agents) => told.push(agents),
    onGivenUp: (name, cause) => givenUp.push(`${name}: ${cause}`),
    onHalted: (name, by) => halted.push(`${name} by ${by}`),
  });
  const state = (name: string) => supervisor.agents().find((each) => each.name === name)?.state;
  return { clock, log, told, givenUp, halted, supervisor, state };
}

describe('Supervisor', () => {
  test('starts, ticks at once and every period, and stops', async () => {
    const { clock, supervisor, state } = supervision();
    const one = agent('One');
    supervisor.add(one);
    await supervisor.start();
    await clock.advance(10_000);
    expect(one.ticks).toBe(6);
    expect(supervisor.agents()).toMatchObject([
      { name: 'One', state: 'running', restarts: 0, lastBeatAt: clock.now() },
    ]);
    await supervisor.stop();
    await clock.advance(10_000);
    expect([one.ticks, one.stops, state('One')]).toEqual([6, 1, 'stopped']);
  });

  test('a slow tick is never overlapped', async () => {
    const { clock, supervisor } = supervision();
    const slow = agent('Slow');
    let busy = 0;
    let most = 0;
    slow.behave = () => {
      most = Math.max(most, ++busy);
      return new Promise((resolve) =>
        clock.after(5000, () => {
          busy--;
          resolve();
        }),
      );
    };
    supervisor.add(slow);
    await supervisor.start();
    await clock.advance(30_000);
    expect(most).toBe(1);
    expect(slow.ticks).toBeGreaterThan(3);
    await clock.advance(5000);
  });

  test('one that throws is restarted later each time, with the cause in the log', async () => {
    const { clock, supervisor, log, state } = supervision();
    const ill = agent('Ill');
    ill.behave = dies;
    supervisor.add(ill);
    await supervisor.start();
    await clock.advance(0);
    expect(state('Ill')).toBe('restarting');
    await clock.advance(500);
    await clock.advance(999);
    expect(ill.starts).toBe(2);
    ill.behave = async () => undefined;
    await clock.advance(60_000);
    expect(state('Ill')).toBe('running');
    expect(log.lines.slice(0, 2)).toEqual([
      'error Ill died (out of luck); restarting in 0.5 s',
      'error Ill died (out of luck); restarting in 1 s',
    ]);
    expect(supervisor.agents()[0]?.restarts).toBe(2);
    await supervisor.stop();
  });

  test('one that throws before its first await dies like any other', async () => {
    const { clock, supervisor, state } = supervision();
    const rash = agent('Rash');
    rash.tick = () => {
      throw new Error('at once');
    };
    supervisor.add(rash);
    await supervisor.start();
    await clock.advance(0);
    expect(state('Rash')).toBe('restarting');
    await supervisor.stop();
  });

  test('one that hangs is found after three periods and five seconds, and its late end counts for nothing', async () => {
    const { clock, supervisor, log, state } = supervision();
    const hung = agent('Hung');
    let wake: () => void = () => undefined;
    hung.behave = () =>
      new Promise((resolve) => {
        wake = resolve;
      });
    supervisor.add(hung);
    await supervisor.start();
    await clock.advance(10_000);
    expect(state('Hung')).toBe('running');
    hung.behave = async () => undefined;
    await clock.advance(5000);
    expect(log.lines[0]).toMatch(/^error Hung died \(no heartbeat for 15 s\)/);
    wake();
    await clock.advance(2000);
    expect([hung.starts, state('Hung')]).toEqual([2, 'running']);
    await supervisor.stop();
  });

  test('one whose start hangs keeps nobody else waiting and is restarted', async () => {
    const { clock, supervisor, log } = supervision();
    const stuck = agent('Stuck');
    stuck.begin = never;
    const fine = agent('Fine');
    supervisor.add(stuck);
    supervisor.add(fine);
    void supervisor.start();
    await clock.advance(20_000);
    expect(fine.ticks).toBeGreaterThan(8);
    expect(log.lines.some((line) => line.startsWith('error Stuck died'))).toBe(true);
    await supervisor.stop();
  });

  test('quick repeated deaths are given up loudly, but never those of a vital agent', async () => {
    const { clock, supervisor, givenUp, state } = supervision();
    const hopeless = agent('Hopeless');
    const guard = agent('Environment');
    hopeless.behave = dies;
    guard.behave = dies;
    supervisor.add(hopeless);
    supervisor.add(guard, { vital: true });
    await supervisor.start();
    await clock.advance(120_000);
    expect(state('Hopeless')).toBe('given-up');
    expect(hopeless.starts).toBe(5);
    expect(guard.starts).toBeGreaterThan(10);
    expect(givenUp).toContain('Hopeless: out of luck');
    expect(givenUp.filter((line) => line.startsWith('Environment')).length).toBeGreaterThan(1);
    guard.behave = async () => undefined;
    await clock.advance(20_000);
    expect(state('Environment')).toBe('running');
    await supervisor.stop();
  });

  test('a restart on demand also brings back one that was given up', async () => {
    const { clock, supervisor, state } = supervision();
    const lost = agent('Lost');
    lost.behave = dies;
    supervisor.add(lost);
    await supervisor.start();
    await clock.advance(60_000);
    expect(state('Lost')).toBe('given-up');
    lost.behave = async () => undefined;
    await supervisor.restart('Lost', 'ana');
    await clock.advance(2000);
    expect(state('Lost')).toBe('running');
    await expect(supervisor.restart('Nobody', 'ana')).rejects.toThrow('there is no agent "Nobody"');
    await supervisor.stop();
  });

  test('one stopped on demand stays stopped, is an ailment when it is vital, and comes back on demand', async () => {
    const { clock, log, halted, supervisor, state } = supervision();
    const guard = agent('Environment');
    supervisor.add(guard, { vital: true });
    await supervisor.start();
    await supervisor.halt('Environment', 'operator');
    expect(state('Environment')).toBe('stopped');
    const { ticks } = guard;
    await clock.advance(60_000);
    expect(guard.ticks).toBe(ticks);
    expect(guard.stops).toBe(1);
    expect(halted).toEqual(['Environment by operator']);
    expect(supervisor.ailment()).toContain('Environment has given no sign of life');
    expect(log.lines.join('\n')).toContain('Environment is stopped by operator');
    await supervisor.restart('Environment', 'operator');
    expect(state('Environment')).toBe('running');
    await clock.advance(2000);
    expect(supervisor.ailment()).toBeNull();
    await expect(supervisor.halt('Nobody', 'operator')).rejects.toThrow('no agent "Nobody"');
    await supervisor.stop();
  });

  test('deaths far apart are never given up', async () => {
    const { clock, supervisor, state } = supervision();
    const frail = agent('Frail', 30_000);
    let tick = 0;
    frail.behave = async () => {
      if (++tick % 2 === 0) throw new Error('again');
    };
    supervisor.add(frail);
    await supervisor.start();
    await clock.advance(600_000);
    expect(state('Frail')).not.toBe('given-up');
    expect(frail.starts).toBeGreaterThan(10);
    await supervisor.stop();
  });

  test('a vital agent without a sign of life is an ailment, restarts notwithstanding; any other is not', async () => {
    const { clock, supervisor, log } = supervision();
    const guard = agent('Environment');
    const other = agent('Inbox');
    other.behave = dies;
    supervisor.add(guard, { vital: true });
    supervisor.add(other);
    await supervisor.start();
    await clock.advance(60_000);
    expect(supervisor.ailment()).toBeNull();
    guard.behave = dies;
    await clock.advance(30_000);
    expect(supervisor.ailment()).toMatch(/^Environment has given no sign of life for \d+ s$/);
    guard.behave = async () => undefined;
    await clock.advance(20_000);
    expect(supervisor.ailment()).toBeNull();
    expect(log.lines.findLast((line) => line.includes('runs again'))).toMatch(
      /^info Environment runs again, restart \d+ \(it died: out of luck\)$/,
    );
    await supervisor.stop();
  });

  test('in whatever order agents are added, start slowly or die at first: all run in the end, and are told of', async () => {
    const names = ['Environment', 'Instruments', 'Majordome', 'Alerts', 'Inbox'];
    const mishap = fc.record({ startMs: fc.integer({ min: 0, max: 8000 }), deaths: fc.integer({ min: 0, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(names, { minLength: names.length }),
        fc.array(mishap, { minLength: names.length, maxLength: names.length }),
        async (order, mishaps) => {
          const { clock, supervisor, log, state } = supervision();
          for (const [index, name] of order.entries()) {
            const { startMs = 0, deaths = 0 } = mishaps[index] ?? {};
            const one = agent(name);
            let died = 0;
            one.begin = () => new Promise((resolve) => void clock.after(startMs, resolve));
            one.behave = async () => {
              if (died++ < deaths) throw new Error(`death ${died}`);
            };
            supervisor.add(one, { vital: name !== 'Inbox' });
          }
          void supervisor.start();
          await clock.advance(70_000);
          expect(order.map(state)).toEqual(order.map(() => 'running'));
          expect(supervisor.ailment()).toBeNull();
          for (const [index, name] of order.entries()) {
            const restarts = mishaps[index]?.deaths ?? 0;
            const told = log.lines.filter((line) => line.startsWith(`error ${name} died (death`));
            expect(told).toHaveLength(restarts);
          }
          await supervisor.stop();
        },
      ),
      { numRuns: 25 },
    );
  });

  test('an agent that does not stop keeps the others from nothing', async () => {
    const { clock, supervisor, told } = supervision();
    const clinging = agent('Clinging');
    clinging.stop = async () => {
      throw new Error('no');
    };
    const other = agent('Other');
    supervisor.add(other);
    supervisor.add(clinging);
    await supervisor.start();
    await clock.advance(1);
    await supervisor.stop();
    expect(other.stops).toBe(1);
    expect(told.at(-1)?.map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  });
});
