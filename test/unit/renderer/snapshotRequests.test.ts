import { expect, it } from 'vitest';
import type { Topic } from '../../../electron/ipc/contract/topics.ts';
import { SnapshotRequests } from '../../../renderer/state/SnapshotRequests.ts';

it('asks in one call for what is first looked at, and after a gap for that topic alone, once until it came or is late', async () => {
  const calls: Topic[][] = [];
  let now = 0;
  const requests = new SnapshotRequests(
    (topics) => calls.push(topics),
    () => now,
  );
  requests.ask([]);
  requests.ask(['time', 'alerts']);
  requests.ask(['alerts', 'log']);
  await Promise.resolve();
  expect(calls.splice(0)).toEqual([['time', 'alerts', 'log']]);
  requests.missed('alerts');
  await Promise.resolve();
  expect(calls).toEqual([]);
  requests.came('alerts');
  for (let gap = 0; gap < 5; gap++) requests.missed('alerts');
  await Promise.resolve();
  expect(calls.splice(0)).toEqual([['alerts']]);
  now = 1000;
  requests.missed('alerts');
  await Promise.resolve();
  expect(calls).toEqual([['alerts']]);
});
