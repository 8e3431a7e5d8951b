import { describe, expect, test } from 'vitest';
import type { CameraStatus } from '../../../devices/camera/Camera.ts';
import { DeviceRefused } from '../../../devices/errors.ts';
import type { Focuser, FocuserStatus } from '../../../devices/focuser/Focuser.ts';
import type { Rotator, RotatorStatus } from '../../../devices/rotator/Rotator.ts';
import { CommandDesk } from '../../../main-services/instruments/CommandDesk.ts';
import { FilterCommands } from '../../../main-services/instruments/FilterCommands.ts';
import { FocuserCommands } from '../../../main-services/instruments/FocuserCommands.ts';
import { Poller } from '../../../main-services/instruments/Poller.ts';
import { RotatorCommands } from '../../../main-services/instruments/RotatorCommands.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { IDLE } from '../../doubles/instrumentsState.ts';
import { noInterlocks } from '../../doubles/noInterlocks.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const none = () => undefined;
const device = {
  connect: none,
  disconnect: async () => undefined,
  link: () => ({ connected: true, since: 0, lastReplyAt: 0, fault: null }),
};

function aDesk(clock: ManualClock): CommandDesk {
  return new CommandDesk({ clock, log: rememberingLog(), store: async () => undefined, lastId: 0 });
}

/** A focuser that stands where the test says, and remembers what it was told. */
async function aFocuser(first: Partial<FocuserStatus> = {}) {
  const clock = new ManualClock(0);
  const told: string[] = [];
  const world = { positionSteps: 100, moving: false, ...first };
  const focuser: Focuser = {
    ...device,
    name: 'Focuser',
    status: async () => ({
      at: clock.now(),
      smallestSteps: 0,
      largestSteps: 5000,
      temperatureCelsius: null,
      fault: null,
      ...world,
    }),
    moveTo: async (position) => void told.push(`move ${position}`),
    halt: async () => void told.push('halt'),
  };
  const poller = new Poller<FocuserStatus>(focuser, none, none);
  await poller.read();
  const commands = new FocuserCommands({ focuser, poller, desk: aDesk(clock), checks: noInterlocks });
  return { clock, told, world, poller, commands };
}

describe('a focuser', () => {
  test('is sent, acknowledged, and verified when it stands there', async () => {
    const { clock, told, world, commands } = await aFocuser();
    const { acknowledged, verified } = commands.moveTo(900, 'ana');
    expect(await acknowledged).toMatchObject({ command: 'MOVE 900', outcome: 'acknowledged', acknowledgedAt: 0 });
    Object.assign(world, { positionSteps: 600, moving: true });
    await clock.advance(3000);
    Object.assign(world, { positionSteps: 901, moving: false });
    await clock.advance(2000);
    expect(await verified).toMatchObject({ outcome: 'verified', detail: 'stands at 901', by: 'ana' });
    expect(told).toEqual(['move 900']);
  });

  test('that stands short of its goal has failed, and is not sent again', async () => {
    const { clock, told, world, commands } = await aFocuser();
    const { verified } = commands.moveTo(900, 'ana');
    Object.assign(world, { positionSteps: 700, moving: false });
    await clock.advance(70_000);
    expect(await verified).toMatchObject({
      outcome: 'failed',
      detail: 'the focuser stands at 700 and does not come to 900',
    });
    expect(told).toEqual(['move 900']);
  });

  test('steps on from where it stands, or is going to while it moves', async () => {
    const { told, world, poller, commands } = await aFocuser();
    commands.step(-50, 'ana');
    Object.assign(world, { positionSteps: 80, moving: true });
    await poller.read();
    commands.step(-50, 'ana');
    expect(told).toEqual(['move 50', 'move 0']);
  });

  test('stops, and the motion before is withdrawn', async () => {
    const { clock, told, world, commands } = await aFocuser();
    const moved = commands.moveTo(900, 'ana').verified;
    Object.assign(world, { positionSteps: 400, moving: true });
    await clock.advance(1000);
    const halted = commands.halt('ben').verified;
    Object.assign(world, { moving: false });
    await clock.advance(2000);
    expect(await halted).toMatchObject({ outcome: 'verified', detail: 'standing still' });
    expect(await moved).toMatchObject({ outcome: 'failed', detail: 'superseded by STOP' });
    expect(told).toEqual(['move 900', 'halt']);
  });
});

test('a rotator is there from either side of north', async () => {
  const clock = new ManualClock(0);
  let angleDegrees = 10;
  const rotator: Rotator = {
    ...device,
    name: 'Rotator',
    status: async () => ({ at: clock.now(), angleDegrees, moving: false, fault: null }),
    rotateTo: async () => undefined,
    halt: async () => undefined,
  };
  const poller = new Poller<RotatorStatus>(rotator, none, none);
  const commands = new RotatorCommands({ rotator, poller, desk: aDesk(clock), checks: noInterlocks });
  const { verified } = commands.rotateTo(0, 'ana');
  angleDegrees = 359.9;
  await clock.advance(2000);
  expect(await verified).toMatchObject({ outcome: 'verified', detail: 'stands at 359.90°' });
});

test('a wheel is turned without an exposure, unless its camera turns it only with one', async () => {
  const clock = new ManualClock(0);
  let filter = 'r';
  const vis = {
    ...device,
    name: 'CameraVIS',
    status: async (): Promise<CameraStatus> => ({ ...IDLE, filter }),
    selectFilter: async (wanted: string) => {
      filter = wanted;
    },
  };
  const poller = new Poller<CameraStatus>(vis, none, none);
  const board = { camera: () => poller };
  const cameras = { VIS: vis, NIR: { name: 'CameraNIR' } };
  const commands = new FilterCommands({ cameras, board, desk: aDesk(clock), checks: noInterlocks });
  expect(await commands.select('VIS', 'g', 'ana').verified).toMatchObject({
    command: 'FILTER g',
    outcome: 'verified',
    detail: 'g in the beam',
  });
  const refused = await commands.select('NIR', 'J', 'ana').verified;
  expect(refused).toMatchObject({
    outcome: 'failed',
    detail: new DeviceRefused('CameraNIR', 'turns its wheel only with an exposure').message,
  });
});
