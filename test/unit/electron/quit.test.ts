import { describe, expect, it } from 'vitest';
import type { ShutdownStepView } from '../../../electron/ipc/contract/shutdown.ts';
import { orderedQuit, type QuitStep } from '../../../electron/quit.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';
import { expectNoLeaks } from '../../leaks.ts';

expectNoLeaks();

describe('orderedQuit', () => {
  const build = (steps: (wall: ManualClock) => QuitStep[]) => {
    const wall = new ManualClock();
    const log = rememberingLog();
    const progress: (readonly ShutdownStepView[])[] = [];
    const quit = orderedQuit({ steps: steps(wall), wall, log, onProgress: (views) => progress.push(views) });
    return { wall, log, progress, quit };
  };
  const waiting = (wall: ManualClock, ms: number) => () => new Promise<void>((resolve) => void wall.after(ms, resolve));

  it('takes the steps in order, one after the other, each shown', async () => {
    const done: string[] = [];
    const { wall, quit, progress, log } = build((clock) => [
      { name: 'abort the exposures', timeoutMs: 1000, run: async () => void done.push('abort') },
      {
        name: 'close the dome',
        timeoutMs: 5000,
        run: () => waiting(clock, 2000)().then(() => void done.push('close')),
      },
      { name: 'park', timeoutMs: 5000, run: async () => void done.push('park') },
    ]);
    const ended = quit();
    await wall.advance(1000);
    expect(done).toEqual(['abort']);
    expect(progress.at(-1)?.map(({ state }) => state)).toEqual(['done', 'running', 'waiting']);
    await wall.advance(2000);
    expect(await ended).toBe(true);
    expect(done).toEqual(['abort', 'close', 'park']);
    expect(progress.at(-1)).toEqual([
      { name: 'abort the exposures', state: 'done', detail: '0.0 s' },
      { name: 'close the dome', state: 'done', detail: '2.0 s' },
      { name: 'park', state: 'done', detail: '0.0 s' },
    ]);
    expect(log.lines.at(-1)).toBe('info closed in order');
  });

  it('goes on after a step that hangs, fails or throws at once, and answers false', async () => {
    const done: string[] = [];
    const { wall, quit, progress, log } = build(() => [
      { name: 'hang', timeoutMs: 3000, run: () => new Promise(() => undefined) },
      { name: 'fail', timeoutMs: 3000, run: () => Promise.reject(new Error('the dome does not answer')) },
      {
        name: 'throw',
        timeoutMs: 3000,
        run: () => {
          throw new Error('oops');
        },
      },
      { name: 'flush', timeoutMs: 3000, run: async () => void done.push('flush') },
    ]);
    const ended = quit();
    await wall.advance(10_000);
    expect(await ended).toBe(false);
    expect(done).toEqual(['flush']);
    expect(progress.at(-1)?.map(({ detail }) => detail)).toEqual([
      'not done within 3.0 s',
      'the dome does not answer',
      'oops',
      '0.0 s',
    ]);
    expect(log.lines.at(-1)).toBe('error closed, but not in order: hang, fail, throw');
  });

  it('quits once, however often it is asked', async () => {
    let runs = 0;
    const { quit } = build(() => [
      {
        name: 'count',
        timeoutMs: 1000,
        run: async () => {
          runs += 1;
        },
      },
    ]);
    await Promise.all([quit(), quit()]);
    await quit();
    expect(runs).toBe(1);
  });
});
