import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holding } from '../../../main-services/supervision/holding.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { ScaledClock } from '../../../main-services/supervision/ScaledClock.ts';
import { sleep } from '../../../main-services/supervision/sleep.ts';
import { TimerQueue } from '../../../main-services/supervision/TimerQueue.ts';

const START = Date.UTC(2026, 11, 16);
const wall = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('TimerQueue', () => {
  test('runs every timer that was not cancelled, by due time, equal ones in the order they were set', () => {
    const timers = fc.array(fc.record({ due: fc.integer({ min: 0, max: 30 }), cancel: fc.boolean() }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(timers, (list) => {
        const queue = new TimerQueue();
        const ran: number[] = [];
        for (const [index, { due, cancel }] of list.entries()) {
          const undo = queue.add(due, () => ran.push(index), null);
          if (cancel) undo();
        }
        while (queue.runNext(30)) expect(ran.length).toBeLessThanOrEqual(list.length);
        const expected = [...list.keys()]
          .filter((index) => list[index]?.cancel === false)
          .sort((a, b) => (list[a]?.due ?? 0) - (list[b]?.due ?? 0) || a - b);
        expect(ran).toEqual(expected);
        expect(queue.nextDue()).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  test('a periodic timer comes back until it is cancelled, also by itself', () => {
    const queue = new TimerQueue();
    const ran: number[] = [];
    const cancel = queue.add(
      10,
      () => {
        ran.push(queue.nextDue() ?? 0);
        if (ran.length === 3) cancel();
      },
      10,
    );
    for (let now = 0; now <= 100; now += 10) while (queue.runNext(now));
    expect(ran).toEqual([20, 30, 40]);
    expect(queue.nextDue()).toBeNull();
  });

  test('nothing runs before it is due, and no time is no time', () => {
    const queue = new TimerQueue();
    queue.add(10, () => undefined, null);
    expect(queue.runNext(9)).toBe(false);
    expect(() => queue.add(Number.NaN, () => undefined, null)).toThrow(RangeError);
  });
});

describe('ManualClock', () => {
  test('every timer fires at its own time, whatever the steps: none lost, none early', async () => {
    const delays = fc.array(fc.integer({ min: -5, max: 1000 }), { minLength: 1, maxLength: 30 });
    const steps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(delays, steps, async (list, walk) => {
        const clock = new ManualClock(START);
        const fired: [number, number][] = [];
        for (const delay of list) clock.after(delay, () => fired.push([delay, clock.now() - START]));
        for (const step of walk) await clock.advance(step);
        const end = walk.reduce((sum, step) => sum + step, 0);
        expect(fired.every(([delay, at]) => at === Math.max(0, delay))).toBe(true);
        expect(fired).toHaveLength(list.filter((delay) => delay <= end).length);
        expect(clock.now()).toBe(START + end);
      }),
      { numRuns: 50 },
    );
  });

  test('what a timer starts settles before the next timer', async () => {
    const clock = new ManualClock(START);
    const order: string[] = [];
    clock.after(10, () => void Promise.resolve().then(() => order.push('settled')));
    clock.after(10, () => order.push('next'));
    await clock.advance(10);
    expect(order).toEqual(['settled', 'next']);
  });

  test('a period of nothing still lets time pass', async () => {
    const clock = new ManualClock(START);
    let ran = 0;
    clock.every(0, () => ran++);
    await clock.advance(5);
    expect(ran).toBe(5);
  });

  test('sleep ends on time, and at once with the reason when aborted', async () => {
    const clock = new ManualClock(START);
    const woken = sleep(clock, 1000).then(() => clock.now());
    const abort = new AbortController();
    const aborted = sleep(clock, 1000, abort.signal);
    abort.abort(new Error('rain'));
    await expect(aborted).rejects.toThrow('rain');
    await expect(sleep(clock, 1, abort.signal)).rejects.toThrow('rain');
    await clock.advance(1000);
    expect(await woken).toBe(START + 1000);
  });
});

describe('ScaledClock', () => {
  test.each([60, 600])('at %d× observatory time keeps up with the wall', async (speed) => {
    const clock = new ScaledClock(START, speed);
    const began = performance.now();
    await wall(400);
    const reached = (clock.now() - START) / ((performance.now() - began) * speed);
    clock.stop();
    // A busy machine makes it slower, as far as it likes (a stall is no leap), but never faster, nor as slow as the wall itself.
    expect(reached * speed).toBeGreaterThan(1);
    expect(reached).toBeLessThanOrEqual(1.05);
  });

  test('timers fire at exactly their own instants, in order, none lost', async () => {
    const clock = new ScaledClock(START, 1000);
    const fired: number[] = [];
    const delays = [5, 1, 3, 3, 60_000, 0, 7];
    await new Promise<void>((resolve) => {
      for (const delay of delays) {
        clock.after(delay, () => {
          fired.push(clock.now() - START);
          if (fired.length === delays.length) resolve();
        });
      }
    });
    clock.stop();
    expect(fired).toEqual([0, 1, 3, 3, 5, 7, 60_000]);
  });

  test('a periodic timer keeps its beat over a minute of work', async () => {
    const clock = new ScaledClock(START, 600);
    const beats: number[] = [];
    await new Promise<void>((resolve) => {
      clock.every(2000, () => {
        beats.push(clock.now() - START);
        if (beats.length === 60) resolve();
      });
    });
    clock.stop();
    expect(beats).toEqual(Array.from({ length: 60 }, (_, i) => 2000 * (i + 1)));
  });

  test('time stands still while real work is in flight, at most for a bound', async () => {
    const clock = new ScaledClock(START, 1000);
    const before = clock.now();
    const during = await holding(clock, async () => {
      await wall(60);
      return clock.now();
    });
    expect(during - before).toBeLessThan(50_000);
    const release = clock.hold();
    const held = clock.now();
    await wall(100);
    expect(clock.now()).toBe(held);
    await wall(1100);
    expect(clock.now()).toBeGreaterThan(held);
    release();
    release();
    clock.stop();
  });

  test('two holds last until both are released', async () => {
    const clock = new ScaledClock(START, 1000);
    const [first, second] = [clock.hold(), clock.hold()];
    first();
    const held = clock.now();
    await wall(40);
    expect(clock.now()).toBe(held);
    second();
    await sleep(clock, 1000);
    expect(clock.now()).toBeGreaterThanOrEqual(held + 1000);
    clock.stop();
  });

  test('a timer that is cancelled does not fire; a stopped clock stands', async () => {
    const clock = new ScaledClock(START, 1000);
    let fired = 0;
    clock.after(10, () => fired++)();
    clock.every(0, () => fired++)();
    clock.stop();
    clock.after(1, () => fired++);
    const stood = clock.now();
    await wall(30);
    expect([fired, clock.now()]).toEqual([0, stood]);
  });
});

describe('RealClock', () => {
  test('fires once, periodically, and not after a stop', async () => {
    const clock = new RealClock();
    const began = clock.now();
    await sleep(clock, 30);
    expect(clock.now() - began).toBeGreaterThanOrEqual(25);
    let beats = 0;
    await new Promise<void>((resolve) => {
      clock.every(5, () => {
        beats++;
        if (beats === 3) resolve();
      });
    });
    clock.after(1, () => beats++);
    clock.stop();
    await wall(20);
    expect(beats).toBe(3);
  });

  test('waits longer than setTimeout can do not fire at once', async () => {
    const clock = new RealClock();
    let fired = 0;
    clock.after(2 ** 32, () => fired++);
    const cancel = clock.every(2 ** 32, () => fired++);
    await wall(20);
    expect(fired).toBe(0);
    cancel();
    clock.stop();
  });
});
