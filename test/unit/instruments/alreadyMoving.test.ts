import { expect, test } from 'vitest';
import type { Mount, MountStatus } from '../../../devices/mount/Mount.ts';
import { CommandDesk } from '../../../main-services/instruments/CommandDesk.ts';
import { Poller } from '../../../main-services/instruments/Poller.ts';
import { TelescopeCommands } from '../../../main-services/instruments/TelescopeCommands.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { PARKED } from '../../doubles/instrumentsState.ts';
import { noInterlocks } from '../../doubles/noInterlocks.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

/** A telescope that does what the test says, and remembers what it was told. */
function aTelescope(state: MountStatus['state']) {
  const clock = new ManualClock(0);
  const told: string[] = [];
  const world = { state, altitudeDegrees: 40, answers: [] as ((status: MountStatus) => void)[], hangs: false };
  const status = (): MountStatus => ({
    ...PARKED,
    at: clock.now(),
    state: world.state,
    altitudeDegrees: world.altitudeDegrees,
  });
  const note = (what: string) => async () => void told.push(what);
  const mount: Mount = {
    name: 'Telescope',
    connect: () => undefined,
    disconnect: async () => undefined,
    link: () => ({ connected: true, since: 0, lastReplyAt: 0, fault: null }),
    status: () => (world.hangs ? new Promise((resolve) => world.answers.push(resolve)) : Promise.resolve(status())),
    slewTo: note('slew'),
    slewToHorizontal: note('slew'),
    setTracking: note('track'),
    park: note('park'),
    setCover: note('cover'),
    halt: note('halt'),
  };
  const log = rememberingLog();
  const desk = new CommandDesk({ clock, log, store: async () => undefined, lastId: 0 });
  const poller = new Poller<MountStatus>(
    mount,
    () => undefined,
    () => undefined,
  );
  const commands = new TelescopeCommands({ mount, poller, desk, checks: noInterlocks });
  return { clock, told, world, poller, commands, status };
}

test('who is parking already is waited for', async () => {
  const { clock, told, world, poller, commands } = aTelescope('PARKING');
  await poller.read();
  const { verified } = commands.park('ana');
  world.state = 'PARKED';
  await clock.advance(2000);
  expect(await verified).toMatchObject({ outcome: 'verified', detail: 'parked' });
  expect(told).toEqual([]);
});

test('a PARK after a STOP is sent, though the last read-back was of before the STOP', async () => {
  const { clock, told, world, poller, commands } = aTelescope('PARKING');
  await poller.read();
  commands.halt('ana');
  const { verified } = commands.park('ana');
  world.state = 'PARKED';
  await clock.advance(2000);
  expect(await verified).toMatchObject({ outcome: 'verified' });
  expect(told).toEqual(['halt', 'park']);
});

test('an answer that was under way when the order was given confirms nothing', async () => {
  const { clock, world, poller, commands, status } = aTelescope('PARKED');
  world.hangs = true;
  poller.poll();
  const { verified } = commands.park('ana');
  await clock.advance(0);
  world.hangs = false;
  world.state = 'TRACKING';
  world.answers[0]?.({ ...status(), state: 'PARKED' });
  await clock.advance(1000);
  world.state = 'PARKED';
  await clock.advance(1000);
  expect((await verified).verifiedAt).toBeGreaterThanOrEqual(1000);
});

test('one that does not move when told is told again soon, and given up with the reason', async () => {
  const { clock, told, commands } = aTelescope('TRACKING');
  const { verified } = commands.park('ana');
  await clock.advance(12_000);
  expect(await verified).toMatchObject({
    outcome: 'failed',
    detail: 'the telescope does not go to park: tracking at altitude 40.0°',
  });
  expect(told).toEqual(['park', 'park']);
});

test('one that sticks on its way is told again after ten seconds', async () => {
  const { clock, told, world, poller, commands } = aTelescope('PARKING');
  await poller.read();
  const { verified } = commands.park('ana');
  await clock.advance(9000);
  expect(told).toEqual([]);
  await clock.advance(3000);
  expect(told).toEqual(['park']);
  world.state = 'PARKED';
  await clock.advance(1000);
  expect(await verified).toMatchObject({ outcome: 'verified' });
});
