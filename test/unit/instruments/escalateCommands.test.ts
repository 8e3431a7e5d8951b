import { expect, test } from 'vitest';
import type { AlarmBoard } from '../../../main-services/alarms/AlarmBoard.ts';
import { CommandDesk } from '../../../main-services/instruments/CommandDesk.ts';
import { escalateCommands } from '../../../main-services/instruments/escalateCommands.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

test('a command given up after its retries is an alarm until the device obeys; a withdrawn one is none', async () => {
  const clock = new ManualClock(0);
  const desk = new CommandDesk({ clock, log: rememberingLog(), store: async () => undefined, lastId: 0 });
  const told: string[] = [];
  const alarms: Pick<AlarmBoard, 'raise' | 'clear'> = {
    raise: (key, { message }) => void told.push(`${key}: ${message}`),
    clear: (key) => void told.push(`${key} over`),
  };
  escalateCommands(desk, alarms);
  let obeys = false;
  const issue = (signal?: AbortSignal) =>
    desk.issue({
      by: 'ana',
      device: 'Dome',
      command: 'OPEN SHUTTER',
      interlock: () => [],
      send: async () => undefined,
      readBack: async () => (obeys ? 'open' : null),
      verifyWithinMs: 3000,
      retries: 1,
      ...(signal ? { signal } : {}),
    }).verified;
  const first = issue();
  await clock.advance(20_000);
  await first;
  const withdrawal = new AbortController();
  const second = issue(withdrawal.signal);
  withdrawal.abort(new Error('superseded by STOP'));
  await clock.advance(20_000);
  await second;
  obeys = true;
  const third = issue();
  await clock.advance(1000);
  await third;
  expect(told).toEqual(['command:Dome: Dome did not do as it was told: OPEN SHUTTER', 'command:Dome over']);
});
