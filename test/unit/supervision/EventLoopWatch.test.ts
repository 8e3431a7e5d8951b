import { expect, test } from 'vitest';
import { EventLoopWatch } from '../../../main-services/supervision/EventLoopWatch.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const wall = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('a blocked loop is told with its length, and shown as the worst delay', async () => {
  const log = rememberingLog();
  const watch = new EventLoopWatch(log);
  watch.start();
  await wall(60);
  const before = log.lines.length;
  const until = performance.now() + 250;
  while (performance.now() < until);
  await wall(60);
  watch.stop();
  const told = log.lines.slice(before).join(' ');
  expect(told).toMatch(/^warning event loop stalled for 2\d\d ms|^warning event loop stalled for [3-9]\d\d ms/);
  expect(watch.delays().worstMs).toBeGreaterThan(200);
  expect(watch.delays().recentMs).toBeGreaterThan(100);
});

test('a stopped watch is silent', async () => {
  const log = rememberingLog();
  const watch = new EventLoopWatch(log);
  watch.start();
  watch.stop();
  const until = performance.now() + 150;
  while (performance.now() < until);
  await wall(30);
  expect(log.lines).toEqual([]);
});
