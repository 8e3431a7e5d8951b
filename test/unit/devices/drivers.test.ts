import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDevices, type Devices } from '../../../devices/createDevices.ts';
import { DeviceBusy, DeviceRefused, DeviceTimeout, InvalidReply, OperationAborted } from '../../../devices/errors.ts';
import { pyrosSettings } from '../../../devices/pyrosSettings.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { acknowledge, FaultServer } from '../../doubles/FaultServer.ts';

describe('the drivers', () => {
  const clock = new RealClock();
  let server: FaultServer;
  let devices: Devices;

  beforeEach(async () => {
    server = new FaultServer(acknowledge);
    const address = { host: '127.0.0.1', port: await server.start() };
    const required = { Telescope: address, CameraVIS: address, CameraNIR: address, PLC: address, Dome: address };
    const addresses = { ...required, Focuser: address };
    ({ devices } = createDevices(pyrosSettings(addresses), {
      timekeeper: clock,
      site: SAN_PEDRO_MARTIR,
      frames: coordinateFrames(SAN_PEDRO_MARTIR),
    }));
  });
  afterEach(async () => {
    await Promise.all(Object.values(devices).map((device) => device.disconnect()));
    await server.stop();
    clock.stop();
  });

  const commands = () => server.questions.map((text) => JSON.parse(text).command[0]);
  const exposure = {
    exposureSeconds: 30,
    filter: 'r',
    kind: 'object',
    rightAscensionDegrees: 1,
    declinationDegrees: 2,
  } as const;

  it('say what the protocol says', async () => {
    const { telescope, dome, vis, plc, focuser } = devices;
    for (const device of [telescope, dome, vis, plc, focuser]) device.connect();
    await telescope.slewTo({ rightAscensionDegrees: 360, declinationDegrees: -5 });
    await telescope.slewToHorizontal({ altitudeDegrees: 60, azimuthDegrees: 90 });
    await telescope.setTracking(false);
    await telescope.park();
    await telescope.setCover(true);
    await telescope.halt();
    await dome.open();
    await dome.rotateTo(12);
    await dome.close();
    await dome.halt();
    await vis.expose(exposure);
    await vis.setTemperature(-90);
    await vis.abort();
    await vis.selectFilter?.('g');
    await focuser.moveTo(1200);
    await focuser.halt();
    await plc.heartbeat();
    await plc.setLight('LAMP_DOME_RED', true);
    await plc.setFan('FAN_DOME_EAST', false);
    expect(commands()).toEqual([
      { name: 'GOTO', ra: 0, dec: -5 },
      { name: 'GOTO_ALTAZ', alt: 60, az: 90 },
      { name: 'TRACK', on: false },
      { name: 'PARK' },
      { name: 'COVER', open: true },
      { name: 'STOP' },
      { name: 'OPEN' },
      { name: 'ROTATE', az: 12 },
      { name: 'CLOSE' },
      { name: 'STOP' },
      { name: 'EXPOSE', seconds: 30, filter: 'r', kind: 'object', ra: 1, dec: 2 },
      { name: 'TEMPERATURE', celsius: -90 },
      { name: 'ABORT' },
      { name: 'FILTER', filter: 'g' },
      { name: 'MOVE', position: 1200 },
      { name: 'STOP' },
      { name: 'HEARTBEAT' },
      { name: 'LIGHT', device_name: 'LAMP_DOME_RED', on: true },
      { name: 'FAN', device_name: 'FAN_DOME_EAST', on: false },
    ]);
    expect(telescope.link()).toMatchObject({ connected: true, fault: null });
  });

  it.each<[string, () => Promise<void>, string]>([
    [
      'a slew to nowhere',
      () => devices.telescope.slewTo({ rightAscensionDegrees: Number.NaN, declinationDegrees: 0 }),
      'right ascension NaN',
    ],
    [
      'a slew beyond the pole',
      () => devices.telescope.slewTo({ rightAscensionDegrees: 0, declinationDegrees: 91 }),
      'declination 91',
    ],
    ['a rotation to infinity', () => devices.dome.rotateTo(Number.POSITIVE_INFINITY), 'azimuth Infinity'],
    ['an exposure of no time', () => devices.vis.expose({ ...exposure, exposureSeconds: -1 }), 'exposure -1'],
    ['an exposure without a filter', () => devices.vis.expose({ ...exposure, filter: '' }), 'without a filter'],
    ['half a step', () => devices.focuser.moveTo(0.5), 'position 0.5 is not a whole step'],
    ['a focuser out of the tube', () => devices.focuser.moveTo(-1), 'position -1'],
    ['a lamp without a name', () => devices.plc.setLight('', true), 'a lamp without a name'],
    ['a fan without a name', () => devices.plc.setFan('', true), 'a fan without a name'],
  ])('refuse %s themselves', async (_case, order, message) => {
    for (const device of Object.values(devices)) device.connect();
    const failure = await order().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DeviceRefused);
    expect((failure as Error).message).toContain(message);
    expect(server.questions).toEqual([]);
  });

  it.each<[string, object, new (...args: never[]) => Error, string]>([
    ['busy', { error: 'busy', reason: 'slewing' }, DeviceBusy, 'Telescope: busy, PARK not taken: slewing'],
    ['refused', { error: 'refused', reason: 'below 10°' }, DeviceRefused, 'Telescope: PARK refused: below 10°'],
    ['fault', { error: 'fault', reason: 'no power' }, DeviceRefused, 'Telescope: PARK failed: no power'],
    ['unknown', { error: 'unknown', reason: 'what?' }, DeviceRefused, 'Telescope: does not know PARK: what?'],
    ['no reason', { error: 'refused' }, DeviceRefused, 'it gives no reason'],
    [
      'neither yes nor no',
      { result: 'perhaps' },
      InvalidReply,
      'Telescope: PARK neither accepted nor refused: {"name":"PARK","result":"perhaps"}',
    ],
  ])('give the device’s answer "%s" as what it means', async (_case, answer, kind, message) => {
    server.behaviour = (socket) => socket.write(JSON.stringify([{ name: 'PARK', ...answer }]));
    devices.telescope.connect();
    const failure = await devices.telescope.park().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(kind);
    expect((failure as Error).message).toContain(message);
  });

  it('stop while a STATUS hangs', async () => {
    server.behaviour = (socket, question) => question.includes('STOP') && acknowledge(socket, question);
    devices.telescope.connect();
    const status = expect(devices.telescope.status()).rejects.toBeInstanceOf(DeviceTimeout);
    await server.until(() => server.questions.length === 1);
    let hangs = true;
    void status.then(() => {
      hangs = false;
    });
    await devices.telescope.halt();
    expect(hangs).toBe(true);
    await status;
  });

  it('park and shut the cover while a STATUS hangs', async () => {
    server.behaviour = (socket, question) => !question.includes('STATUS') && acknowledge(socket, question);
    devices.telescope.connect();
    let hangs = true;
    const status = devices.telescope
      .status()
      .catch((error: unknown) => error)
      .finally(() => {
        hangs = false;
      });
    await server.until(() => server.questions.length === 1);
    await devices.telescope.park();
    await devices.telescope.setCover(false);
    expect(hangs).toBe(true);
    expect(await status).toBeInstanceOf(DeviceTimeout);
  });

  it('stop while a CLOSE is not answered', async () => {
    server.behaviour = (socket, question) => void [socket, question];
    devices.dome.connect();
    const closing = devices.dome.close().catch((error: unknown) => error);
    const stopping = devices.dome.halt().catch((error: unknown) => error);
    await server.until(() => server.questions.length === 2);
    for (const socket of server.sockets) {
      socket.write('[{"name":"CLOSE","result":"ok"}]\n[{"name":"STOP","result":"ok"}]\n');
    }
    expect(await Promise.all([closing, stopping])).toEqual([undefined, undefined]);
  });

  it('stop when one of the two connections was lost a moment ago', async () => {
    devices.dome.connect();
    await server.until(() => server.connections >= 2);
    const [, second] = server.sockets;
    second?.destroy();
    await devices.dome.halt();
    expect(commands().map(({ name }) => name)).toEqual(['STOP']);
  });

  it('beat while a STATUS hangs, and take nothing back by it', async () => {
    server.behaviour = (socket, question) => !question.includes('STATUS') && acknowledge(socket, question);
    devices.plc.connect();
    const status = devices.plc.status().catch((error: unknown) => error);
    await server.until(() => server.questions.length === 1);
    await devices.plc.heartbeat();
    expect(await status).toBeInstanceOf(DeviceTimeout);
  });

  it('take back at a stop what was not sent yet', async () => {
    server.behaviour = (socket, question) => question.includes('STOP') && acknowledge(socket, question);
    devices.dome.connect();
    const status = devices.dome.status().catch((error: unknown) => error);
    await server.until(() => server.questions.length === 1);
    const opening = expect(devices.dome.open()).rejects.toBeInstanceOf(OperationAborted);
    const turning = expect(devices.dome.rotateTo(12)).rejects.toBeInstanceOf(OperationAborted);
    await devices.dome.halt();
    await Promise.all([opening, turning, status]);
    expect(commands().filter(({ name }) => name !== 'STOP')).toEqual([{ name: 'STATUS' }]);
  });

  it('close once more after an opening that was under way, and let a new order wait for that', async () => {
    const held: [Socket, string][] = [];
    server.behaviour = (socket, question) => {
      if (question.includes('OPEN')) held.push([socket, question]);
      else acknowledge(socket, question);
    };
    devices.dome.connect();
    const opening = devices.dome.open();
    await server.until(() => held.length === 1);
    await devices.dome.close();
    const turning = devices.dome.rotateTo(12);
    for (const [socket, question] of held) acknowledge(socket, question);
    await Promise.all([opening, turning]);
    expect(commands().map(({ name }) => name)).toEqual(['OPEN', 'CLOSE', 'CLOSE', 'ROTATE']);
  });
});
