import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDevices, type DeviceRack } from '../../../devices/createDevices.ts';
import { DeviceRefused, DeviceUnreachable } from '../../../devices/errors.ts';
import { pyrosSetting, pyrosSettings } from '../../../devices/pyrosSettings.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { acknowledge, FaultServer } from '../../doubles/FaultServer.ts';

describe('a device whose driver is exchanged while it runs', () => {
  const clock = new RealClock();
  let first: FaultServer;
  let second: FaultServer;
  let rack: DeviceRack;
  const at = async (server: FaultServer) => ({ host: '127.0.0.1', port: await server.start() });
  let there: { host: string; port: number };

  beforeEach(async () => {
    first = new FaultServer(acknowledge);
    second = new FaultServer(acknowledge);
    const here = await at(first);
    there = await at(second);
    rack = createDevices(pyrosSettings({ Telescope: here, CameraVIS: here, CameraNIR: here, PLC: here, Dome: here }), {
      timekeeper: clock,
      site: SAN_PEDRO_MARTIR,
      frames: coordinateFrames(SAN_PEDRO_MARTIR),
    });
  });
  afterEach(async () => {
    await Promise.all(Object.values(rack.devices).map((device) => device.disconnect()));
    await first.stop();
    await second.stop();
    clock.stop();
  });

  it('is the same device for who holds it, and the next command goes to the other driver', async () => {
    const { telescope } = rack.devices;
    telescope.connect();
    await telescope.park();
    await rack.exchange('Telescope', pyrosSetting(there));
    expect(telescope.name).toBe('Telescope');
    await telescope.setTracking(true);
    expect(first.questions.map((text) => JSON.parse(text).command[0].name)).toEqual(['PARK']);
    expect(second.questions.map((text) => JSON.parse(text).command[0].name)).toEqual(['TRACK']);
    expect(rack.settings().Telescope.port).toBe(there.port);
  });

  it('is not connected by the exchange when it was not', async () => {
    await rack.exchange('Dome', pyrosSetting(there));
    expect(rack.devices.dome.link().connected).toBe(false);
    await expect(rack.devices.dome.close()).rejects.toThrow(DeviceUnreachable);
  });

  it('stays with its driver when there is none for the new setting', async () => {
    const before = rack.settings();
    const wrong = { ...pyrosSetting(there), driver: 'lx200' } as const;
    await expect(async () => rack.exchange('Dome', wrong)).rejects.toThrow(DeviceRefused);
    await expect(async () => rack.exchange('Dome', wrong)).rejects.toThrow(/LX200 \(serial\) has no driver for Dome/);
    expect(rack.settings()).toEqual(before);
  });
});
