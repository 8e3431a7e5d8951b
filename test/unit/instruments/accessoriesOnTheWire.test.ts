import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDevices, type DeviceRack } from '../../../devices/createDevices.ts';
import type { DeviceSetting } from '../../../devices/DeviceSetting.ts';
import { NOT_FITTED, pyrosSettings } from '../../../devices/pyrosSettings.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { buildInstruments, type Instruments } from '../../../main-services/instruments/buildInstruments.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { AlpacaServer } from '../../doubles/AlpacaServer.ts';
import { AlpacaCoverDouble, AlpacaRotatorDouble } from '../../doubles/alpacaPartDoubles.ts';
import { acknowledge, FaultServer } from '../../doubles/FaultServer.ts';
import { noInterlocks } from '../../doubles/noInterlocks.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';
import { expectNoLeaks } from '../../leaks.ts';

expectNoLeaks();

describe('accessories on their sockets', () => {
  let clock: RealClock;
  let required: FaultServer;
  let focuser: FaultServer;
  let rotator: AlpacaRotatorDouble;
  let cover: AlpacaCoverDouble;
  let alpaca: AlpacaServer;
  let rack: DeviceRack;
  let instruments: Instruments;
  let there: DeviceSetting;

  beforeEach(async () => {
    clock = new RealClock();
    required = new FaultServer(acknowledge);
    focuser = new FaultServer(acknowledge);
    rotator = new AlpacaRotatorDouble();
    cover = new AlpacaCoverDouble();
    alpaca = new AlpacaServer([rotator, cover]);
    await alpaca.start();
    there = { ...NOT_FITTED, driver: 'alpaca', port: alpaca.port };
    const here = { host: '127.0.0.1', port: await required.start() };
    const devices = { Telescope: here, CameraVIS: here, CameraNIR: here, PLC: here, Dome: here };
    const Focuser = { host: '127.0.0.1', port: await focuser.start() };
    rack = createDevices(pyrosSettings({ ...devices, Focuser }), {
      timekeeper: clock,
      site: SAN_PEDRO_MARTIR,
      frames: coordinateFrames(SAN_PEDRO_MARTIR),
    });
    for (const device of Object.values(rack.devices)) device.connect();
    instruments = await buildInstruments({
      devices: rack.devices,
      clock,
      logFor: () => rememberingLog(),
      operations: { saveCommand: async () => undefined, lastCommandId: async () => 0 },
      horizontal: () => ({ altitudeDegrees: 90, azimuthDegrees: 0 }),
      checksOf: () => noInterlocks,
    });
  });
  afterEach(async () => {
    await Promise.all(Object.values(rack.devices).map((device) => device.disconnect()));
    await Promise.all([required.stop(), focuser.stop(), alpaca.stop()]);
    clock.stop();
  });

  const told = (server: FaultServer) => server.questions.map((text) => JSON.parse(text).command[0].name as string);

  it('are reached by STOP beside all others, though none of those answers', async () => {
    await rack.exchange('Rotator', there);
    rotator.moving = true;
    required.behaviour = () => undefined;
    const issued = instruments.motions.haltAll('ana');
    await focuser.until(() => told(focuser).includes('STOP'));
    await required.until(() => told(required).filter((name) => name === 'STOP' || name === 'ABORT').length >= 4);
    // Telescope, dome and cameras are told first; the focuser and the rotator, never later for their silence.
    expect(issued).toHaveLength(6);
    const [, , , , ofFocuser, ofRotator] = issued;
    expect(await ofFocuser?.acknowledged).toMatchObject({
      device: 'Focuser',
      command: 'STOP',
      outcome: 'acknowledged',
    });
    expect(await ofRotator?.acknowledged).toMatchObject({
      device: 'Rotator',
      command: 'STOP',
      outcome: 'acknowledged',
    });
    expect(rotator.moving).toBe(false);
  });

  it('that are not fitted are told nothing', async () => {
    await rack.exchange('Focuser', NOT_FITTED);
    expect(instruments.motions.haltAll('ana')).toHaveLength(4);
    expect(focuser.questions).toEqual([]);
    const moved = await instruments.focuser.moveTo(3, 'ana').verified;
    expect(moved).toMatchObject({ outcome: 'failed', detail: 'Focuser: is not fitted' });
  });

  it('move the mirror cover in the mount’s place as soon as they are fitted', async () => {
    await instruments.cover.set(true, 'ana').acknowledged;
    expect(told(required)).toContain('COVER');
    await rack.exchange('Cover', there);
    const shut = instruments.cover.set(true, 'ana');
    expect(await shut.acknowledged).toMatchObject({ device: 'Cover', command: 'COVER OPEN', outcome: 'acknowledged' });
    cover.arrive();
    expect(await shut.verified).toMatchObject({ outcome: 'verified', detail: 'cover open' });
    expect(told(required).filter((name) => name === 'COVER')).toHaveLength(1);
    expect(instruments.board.state().accessories?.cover?.status?.position).toBe('OPEN');
  });
});
