import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { TaskQueues, TaskRevoked } from '../../../main-services/supervision/TaskQueues.ts';

function queues() {
  const clock = new ManualClock();
  let changes = 0;
  const tasks = new TaskQueues({
    clock,
    onChange: () => {
      changes++;
    },
  });
  return { clock, tasks, changes: () => changes };
}

/** Work that ends when told. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, open: () => resolve() };
}

describe('TaskQueues', () => {
  test('one at a time in each queue, in order; queues beside each other', async () => {
    const { tasks } = queues();
    const order: string[] = [];
    const first = gate();
    const work =
      (name: string, wait: Promise<void> = Promise.resolve()) =>
      async () => {
        order.push(`${name} begins`);
        await wait;
        order.push(`${name} ends`);
        return name;
      };
    const a = tasks.enqueue('analysis', 'a', work('a', first.promise));
    const b = tasks.enqueue('analysis', 'b', work('b'));
    const c = tasks.enqueue('scheduling', 'c', work('c'));
    expect(await c.done).toBe('c');
    expect(tasks.inspect().map(({ name, state }) => `${name} ${state}`)).toEqual(['c done', 'b waiting', 'a running']);
    first.open();
    expect(await b.done).toBe('b');
    await a.done;
    expect(order.filter((line) => !line.startsWith('c'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('a countdown runs on the observatory clock', async () => {
    const { clock, tasks } = queues();
    const { done } = tasks.enqueue('monitoring', 'later', async () => clock.now(), 60_000);
    const createdAt = clock.now();
    expect(tasks.inspect()[0]).toMatchObject({ state: 'waiting', detail: 'due 2026-12-16T00:01:00.000Z' });
    await clock.advance(60_000);
    expect(await done).toBe(createdAt + 60_000);
  });

  test('work that was interrupted from elsewhere stands as taken back, not as failed', async () => {
    const { tasks } = queues();
    const { done } = tasks.enqueue('execute_plan_vis', 'M 31: r', () =>
      Promise.reject(new TaskRevoked('raining hard')),
    );
    await expect(done).rejects.toThrow('raining hard');
    expect(tasks.inspect()[0]).toMatchObject({ state: 'revoked', detail: 'raining hard' });
  });

  test('revoking what waits, what counts down, and what runs', async () => {
    const { clock, tasks } = queues();
    const seen: unknown[] = [];
    const running = tasks.enqueue('majordome', 'running', (signal) => {
      return new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          seen.push(signal.reason);
          resolve();
        });
      });
    });
    const waiting = tasks.enqueue('majordome', 'waiting', async () => seen.push('must not run'));
    const counting = tasks.enqueue('majordome', 'counting', async () => seen.push('must not run'), 1000);
    await clock.advance(0);
    for (const { id, done } of [waiting, counting, running]) {
      expect(tasks.revoke(id, 'by ana')).toBe(true);
      expect(tasks.revoke(id)).toBe(false);
      await expect(done).rejects.toBeInstanceOf(TaskRevoked);
    }
    await clock.advance(5000);
    expect(seen).toEqual([expect.any(TaskRevoked)]);
    expect(tasks.inspect().every(({ state, detail }) => state === 'revoked' && detail === 'by ana')).toBe(true);
  });

  test('a worker is free only when the revoked work has ended', async () => {
    const { clock, tasks } = queues();
    const deaf = gate();
    const first = tasks.enqueue('analysis', 'deaf', () => deaf.promise);
    let second = false;
    const next = tasks.enqueue('analysis', 'next', async () => {
      second = true;
    });
    await clock.advance(0);
    tasks.revoke(first.id);
    await clock.advance(0);
    expect(second).toBe(false);
    deaf.open();
    await next.done;
    expect(second).toBe(true);
  });

  test('a failure is shown, given to who waits, and stops nothing', async () => {
    const { tasks } = queues();
    const failed = tasks.enqueue('analysis', 'bad', async () => {
      throw new Error('no sources');
    });
    await expect(failed.done).rejects.toThrow('no sources');
    expect(tasks.inspect()[0]).toMatchObject({ state: 'failed', detail: 'no sources' });
    expect(await tasks.enqueue('analysis', 'good', async () => 7).done).toBe(7);
  });

  test('purge takes back what waits in one queue', async () => {
    const { tasks, clock } = queues();
    const hold = gate();
    tasks.enqueue('analysis', 'runs', () => hold.promise);
    tasks.enqueue('analysis', 'waits', async () => undefined);
    tasks.enqueue('scheduling', 'counts', async () => undefined, 5000);
    await clock.advance(0);
    expect(tasks.purge('analysis')).toBe(1);
    expect(tasks.inspect().map(({ state }) => state)).toEqual(['waiting', 'revoked', 'running']);
    hold.open();
    await tasks.stop();
  });

  test('the history is bounded, the living are always shown', async () => {
    const { tasks } = queues();
    const hold = gate();
    tasks.enqueue('majordome', 'alive', () => hold.promise);
    for (let i = 0; i < 150; i++) await tasks.enqueue('analysis', `task ${i}`, async () => undefined).done;
    expect(tasks.inspect()).toHaveLength(101);
    expect(tasks.inspect().at(-1)?.name).toBe('alive');
    hold.open();
    await tasks.stop();
  });

  test('stopping does not wait for ever for work that hangs', async () => {
    const { tasks, clock } = queues();
    const hung = tasks.enqueue('analysis', 'hung', () => new Promise(() => undefined));
    await clock.advance(0);
    await tasks.stop(20);
    await expect(hung.done).rejects.toThrow('the control room stops');
  });
});
