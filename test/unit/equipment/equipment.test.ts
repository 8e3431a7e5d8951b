import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { CameraState } from '../../../devices/camera/Camera.ts';
import type { CoverStatus } from '../../../devices/cover/Cover.ts';
import type { DriverEnvironment } from '../../../devices/createDevice.ts';
import type { ShutterState } from '../../../devices/dome/Dome.ts';
import { DeviceTimeout, InvalidReply } from '../../../devices/errors.ts';
import type { MountState } from '../../../devices/mount/Mount.ts';
import { pyrosSetting } from '../../../devices/pyrosSettings.ts';
import { listSerialPorts } from '../../../devices/serial/listSerialPorts.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { exchangeReasons } from '../../../main-services/equipment/exchangeReasons.ts';
import { LineMeter } from '../../../main-services/equipment/LineMeter.ts';
import { tryDevice } from '../../../main-services/equipment/tryDevice.ts';
import { WireLog } from '../../../main-services/equipment/WireLog.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { keepDeviceSetting } from '../../../main-services/system/keepDeviceSetting.ts';
import { readConfiguration } from '../../../main-services/system/readConfiguration.ts';
import { acknowledge, FaultServer } from '../../doubles/FaultServer.ts';
import { fitted, instrumentsState } from '../../doubles/instrumentsState.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pyros-equipment-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a line', () => {
  it('is measured from the question to the first byte of its answer', () => {
    let wall = 0;
    const meter = new LineMeter(() => wall);
    for (const latency of [3, 9, 5]) {
      meter.moved('sent');
      wall += latency;
      meter.moved('received');
      meter.moved('received');
      wall += 100;
    }
    meter.moved('sent');
    meter.failed(new DeviceTimeout('Dome', 'silent'));
    meter.failed(new InvalidReply('Dome', 'rubbish'));
    meter.failed(new Error('not of the line'));
    const link = { connected: true, lastReplyAt: null, fault: null };
    for (const since of [1, 1, 2]) meter.linkIs({ ...link, since });
    expect(meter.quality()).toEqual({
      latencyMedianMs: 5,
      latencyWorstMs: 9,
      questions: 4,
      timeouts: 1,
      invalidReplies: 1,
      reconnects: 1,
    });
  });

  it('is shown as text and bytes, the latest of it, and recorded whole', async () => {
    const log = new WireLog();
    await log.record(join(folder, 'wire.jsonl'));
    log.take('sent', Buffer.from('A\x00é'), 7);
    for (let count = 0; count < 500; count++) log.take('received', Buffer.alloc(3000, 66), 8);
    await log.stop();
    const frames = log.after(0);
    expect(frames).toHaveLength(400);
    expect(log.after(500)).toHaveLength(1);
    expect(frames[0]?.text).toMatch(/^B{2000} …$/);
    expect(frames[0]?.hex).toMatch(/^(42 ){512}…$/);
    const [first, ...rest] = (await readFile(join(folder, 'wire.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(rest).toHaveLength(500);
    expect(JSON.parse(first ?? '')).toEqual({
      at: 7,
      direction: 'sent',
      base64: Buffer.from('A\x00é').toString('base64'),
    });
  });

  it('that cannot be recorded says so and goes on', async () => {
    const log = new WireLog();
    await log.record(join(folder, 'no', 'such', 'folder'));
    await log.stop();
    log.take('sent', Buffer.from([0x41, 0x0d]), 1);
    expect(log.fault()).toMatch(/the recording ended: .*ENOENT/);
    expect(log.after(0)).toMatchObject([{ text: 'A\\x0d', hex: '41 0d', bytes: 2 }]);
  });
});

describe('trying a device out', () => {
  const wall = new RealClock();
  const environment: DriverEnvironment = {
    timekeeper: wall,
    site: SAN_PEDRO_MARTIR,
    frames: coordinateFrames(SAN_PEDRO_MARTIR),
  };

  it('says why it cannot be had', async () => {
    const server = new FaultServer(acknowledge);
    const there = pyrosSetting({ host: '127.0.0.1', port: await server.start() });
    const wrong = await tryDevice('Dome', { ...there, driver: 'lx200' }, environment, wall);
    expect(wrong).toMatchObject({ ok: false, words: expect.stringMatching(/no driver for Dome/) });
    // Something answers there, but it is no dome.
    const other = await tryDevice('Dome', there, environment, wall, 500);
    expect(other).toMatchObject({ ok: false, words: expect.stringMatching(/^Dome: /) });
    await server.stop();
  }, 30_000);
});

describe('an exchange of drivers', () => {
  const state = (mount: MountState, shutter: ShutterState, camera: CameraState) =>
    instrumentsState({ telescope: { state: mount }, dome: { shutter }, vis: { state: camera } });

  test.each([
    ['Telescope', state('SLEWING', 'OPEN', 'IDLE'), null, /slewing: stop it first/],
    ['Dome', state('PARKED', 'CLOSING', 'IDLE'), null, /dome is moving/],
    ['CameraVIS', state('TRACKING', 'OPEN', 'EXPOSING'), null, /exposing: abort it first/],
    ['PLC', state('PARKED', 'CLOSED', 'IDLE'), 'M 31', /"M 31" is being observed/],
  ] as const)('of %s waits for what moves', (device, instruments, executing, words) => {
    expect(exchangeReasons(device, instruments, executing).join(' ')).toMatch(words);
  });

  const motion = { at: 0, moving: true, fault: null };
  const focuser = { ...motion, positionSteps: 100, smallestSteps: 0, largestSteps: 5000, temperatureCelsius: null };

  test.each([
    ['Focuser', { focuser: fitted('Focuser', focuser) }],
    ['Rotator', { rotator: fitted('Rotator', { ...motion, angleDegrees: 0 }) }],
    ['Cover', { cover: fitted<CoverStatus>('Cover', { at: 0, position: 'OPENING', fault: null }) }],
  ] as const)('of a %s waits until it stands', (device, accessories) => {
    expect(exchangeReasons(device, instrumentsState({ accessories }), null)).toEqual([
      `${device} is moving: stop it first.`,
    ]);
    expect(exchangeReasons(device, state('PARKED', 'CLOSED', 'IDLE'), null)).toEqual([]);
  });

  it('is allowed when all is at rest', () => {
    for (const device of ['Telescope', 'Dome', 'CameraVIS', 'CameraNIR', 'PLC'] as const)
      expect(exchangeReasons(device, state('PARKED', 'CLOSED', 'IDLE'), null)).toEqual([]);
  });

  it('is kept for the next start, beside what else is configured', async () => {
    await writeFile(join(folder, 'pyros.json'), JSON.stringify({ simulation: { speed: 30 } }));
    const setting = {
      ...pyrosSetting({ host: 'dome.example', port: 7624 }),
      driver: 'indi',
      settings: { device: 'Roof' },
    } as const;
    await keepDeviceSetting(folder, 'Dome', setting, { real: true, simulation: true });
    const kept = await readConfiguration(folder);
    expect(kept.devices.dome).toEqual(setting);
    expect(kept.simulation).toMatchObject({ speed: 30, realDevices: ['dome'] });
    await keepDeviceSetting(folder, 'Dome', pyrosSetting({ host: '127.0.0.1', port: 5 }), {
      real: false,
      simulation: true,
    });
    expect((await readConfiguration(folder)).simulation.realDevices).toEqual([]);
  });
});

test('serial ports are those of /dev that are lines, by name first', async () => {
  if (process.platform !== 'linux') return expect(Array.isArray(await listSerialPorts())).toBe(true);
  for (const name of ['ttyUSB10', 'ttyUSB9', 'ttyS0', 'tty1', 'null', 'ttyACM0'])
    await writeFile(join(folder, name), '');
  expect((await listSerialPorts(folder)).map((path) => path.slice(folder.length + 1))).toEqual([
    'ttyACM0',
    'ttyS0',
    'ttyUSB9',
    'ttyUSB10',
  ]);
  await expect(listSerialPorts(join(folder, 'nowhere'))).rejects.toThrow(/ENOENT/);
});
