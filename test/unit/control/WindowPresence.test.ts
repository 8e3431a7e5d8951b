import { expect, test } from 'vitest';
import { WindowPresence } from '../../../main-services/control/WindowPresence.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';

const make = () => {
  const wall = new ManualClock(0);
  const lost: string[] = [];
  return { wall, lost, presence: new WindowPresence({ wall, onLost: (windowId) => lost.push(windowId) }) };
};

test('a window that tells nothing any more is lost once, others are not', async () => {
  const { wall, lost, presence } = make();
  presence.heard('w1');
  presence.heard('w2');
  for (let look = 0; look < 10; look++) {
    await wall.advance(5_000);
    presence.heard('w2');
  }
  expect(lost).toEqual(['w1']);
  expect([presence.lives('w1'), presence.lives('w2')]).toEqual([false, true]);
  presence.stop();
});

test('a window that was closed is not lost, one that never told anything neither', async () => {
  const { wall, lost, presence } = make();
  presence.heard('w1');
  presence.forget('w1');
  await wall.advance(600_000);
  expect(lost).toEqual([]);
  presence.stop();
});
