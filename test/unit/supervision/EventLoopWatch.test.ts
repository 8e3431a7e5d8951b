import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { EventLoopWatch } from '../../../main-services/supervision/EventLoopWatch.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const folder = mkdtempSync(join(tmpdir(), 'pyros-stall-'));
afterAll(() => rmSync(folder, { recursive: true }));

const block = (milliseconds: number, until: () => boolean = () => false) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end && !until());
};
const read = (file: string) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Nothing was told yet.
    return '';
  }
};

test('a blocked loop is told with its length when it runs again, and shown as the worst delay', async () => {
  const log = rememberingLog();
  const watch = new EventLoopWatch(log, join(folder, 'after.log'));
  watch.start();
  await new Promise((resolve) => setTimeout(resolve, 60));
  block(250);
  await vi.waitFor(() =>
    expect(log.lines.join(' ')).toMatch(/warning event loop stalled for \d{3,} ms, running again/),
  );
  await watch.stop();
  expect(watch.delays().worstMs).toBeGreaterThan(200);
});

test('a stall is told by a thread while it lasts', async () => {
  const file = join(folder, 'during.log');
  const watch = new EventLoopWatch(rememberingLog(), file);
  watch.start();
  // The thread must be up, which it shows by having told of a first stall.
  block(20_000, () => read(file).includes('stalls for'));
  const before = read(file).length;
  await new Promise((resolve) => setTimeout(resolve, 200));
  block(20_000, () => read(file).length > before);
  // The loop has not come round since: somebody else said it.
  const last = JSON.parse(read(file).trim().split('\n').at(-1) ?? '{}');
  expect(last).toMatchObject({
    level: 40,
    agent: 'System',
    msg: expect.stringMatching(/^event loop stalls for \d+ ms already/),
  });
  await watch.stop();
});

test('a stopped watch is silent', async () => {
  const log = rememberingLog();
  const file = join(folder, 'silent.log');
  const watch = new EventLoopWatch(log, file);
  watch.start();
  await watch.stop();
  block(150);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(log.lines).toEqual([]);
  expect(read(file)).toBe('');
});
