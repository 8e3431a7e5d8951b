import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDevice, type DriverEnvironment } from '../../../../devices/createDevice.ts';
import { createDevices } from '../../../../devices/createDevices.ts';
import { DeviceError, DeviceRefused } from '../../../../devices/errors.ts';
import { IndiFilterWheel } from '../../../../devices/indi/IndiFilterWheel.ts';
import { NOT_FITTED, pyrosSettings } from '../../../../devices/pyrosSettings.ts';
import { DEFAULT_ADDRESSES } from '../../../../devices/socketConfig.ts';
import { coordinateFrames } from '../../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import { RealClock } from '../../../../main-services/supervision/RealClock.ts';
import { type IndiServer, startIndiServer } from '../../../doubles/startIndiServer.ts';

// The real INDI server with its own simulators: not an imitation of ours. They move as slowly as real ones: all at once.
describe.concurrent('the drivers on a real INDI server', { timeout: 60_000 }, () => {
  const clock = new RealClock();
  let server: IndiServer;
  const environment: DriverEnvironment = {
    timekeeper: clock,
    site: SAN_PEDRO_MARTIR,
    frames: coordinateFrames(SAN_PEDRO_MARTIR),
  };
  const setting = (device: string, more: Record<string, string> = {}) => ({
    driver: 'indi' as const,
    host: '127.0.0.1',
    port: server.port,
    path: '',
    baudRate: 9600,
    deviceNumber: 0,
    settings: { device, ...more },
  });

  beforeAll(async () => {
    const kinds = ['telescope', 'dome', 'ccd', 'wheel', 'focus', 'rotator', 'weather', 'lightpanel'];
    server = await startIndiServer(kinds.map((kind) => `indi_simulator_${kind}`));
  }, 30_000);
  afterAll(async () => {
    await server.stop();
    clock.stop();
  });

  /** Reads back until it is as wanted; a device that has no answer yet is asked again. */
  async function until<T>(read: () => Promise<T>, wanted: (status: T) => boolean): Promise<T> {
    for (;;) {
      const status = await read().catch((error: unknown) => {
        if (error instanceof DeviceError) return null;
        throw error;
      });
      if (status !== null && wanted(status)) return status;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('slew, track, refuse, stop and park a telescope', async () => {
    const mount = createDevice('Telescope', setting('Telescope Simulator'), environment);
    mount.connect();
    const first = await until(
      () => mount.status(),
      () => true,
    );
    expect(first.coverOpen).toBeNull();
    // Near the zenith of the moment, so that the way is short and above the horizon.
    const high = environment.frames.fromHorizontal({ altitudeDegrees: 80, azimuthDegrees: 180 }, clock.now());
    await mount.slewTo(high);
    const there = await until(
      () => mount.status(),
      // This mount reckons its way at its start: it is sent again until it is where it shall be.
      ({ state, rightAscensionDegrees, declinationDegrees }) =>
        state === 'TRACKING' &&
        Math.abs(rightAscensionDegrees - high.rightAscensionDegrees) < 1 / 60 &&
        Math.abs(declinationDegrees - high.declinationDegrees) < 1 / 60,
    );
    expect(there.altitudeDegrees).toBeGreaterThan(79);
    await expect(mount.slewTo({ rightAscensionDegrees: 10, declinationDegrees: 95 })).rejects.toThrow(DeviceRefused);
    await mount.setTracking(false);
    await until(
      () => mount.status(),
      ({ state }) => state === 'STOPPED',
    );
    await mount.slewTo(environment.frames.fromHorizontal({ altitudeDegrees: 40, azimuthDegrees: 90 }, clock.now()));
    await until(
      () => mount.status(),
      ({ state }) => state === 'SLEWING',
    );
    await mount.halt();
    await until(
      () => mount.status(),
      ({ state }) => state !== 'SLEWING',
    );
    await mount.jogging?.start('NORTH', '2x');
    await mount.jogging?.stop();
    await mount.sync?.(high);
    await mount.slewTo(high);
    await until(
      () => mount.status(),
      ({ state }) => state === 'TRACKING',
    );
    await mount.park();
    expect(['PARKING', 'PARKED']).toContain((await mount.status()).state);
    await mount.disconnect();
    expect(mount.link().connected).toBe(false);
  });

  it('open, stop, turn and shut a dome; half-way is not shut', async () => {
    const dome = createDevice('Dome', setting('Dome Simulator'), environment);
    dome.connect();
    await until(
      () => dome.status(),
      () => true,
    );
    await dome.open();
    expect((await dome.status()).shutter).toBe('OPENING');
    await dome.halt();
    expect(
      (
        await until(
          () => dome.status(),
          ({ shutter }) => shutter !== 'OPENING',
        )
      ).shutter,
    ).toBe('STOPPED');
    await dome.open();
    await until(
      () => dome.status(),
      ({ shutter }) => shutter === 'OPEN',
    );
    await dome.rotateTo(20);
    await until(
      () => dome.status(),
      ({ rotating, azimuthDegrees }) => !rotating && Math.abs(azimuthDegrees - 20) < 1,
    );
    await expect(dome.rotateTo(400)).rejects.toThrow(DeviceRefused);
    await dome.close();
    expect((await dome.status()).shutter).toBe('CLOSING');
    await until(
      () => dome.status(),
      ({ shutter }) => shutter === 'CLOSED',
    );
    await dome.disconnect();
  });

  it('expose, read, abort and refuse with a camera and its wheel', async () => {
    const camera = createDevice('CameraVIS', setting('CCD Simulator', { wheel: 'Filter Simulator' }), environment);
    camera.connect();
    const status = await until(
      () => camera.status(),
      () => true,
    );
    expect(status.filters).toContain('Green');
    const order = {
      exposureSeconds: 0.5,
      filter: 'Green',
      kind: 'object',
      rightAscensionDegrees: 1,
      declinationDegrees: 2,
    } as const;
    await camera.expose(order);
    expect((await camera.status()).state).toBe('EXPOSING');
    await expect(camera.expose(order)).rejects.toThrow(/busy/);
    await until(
      () => camera.status(),
      ({ state }) => state === 'READY',
    );
    const frame = await camera.read();
    expect(frame).toMatchObject({
      widthPixels: status.widthPixels,
      heightPixels: status.heightPixels,
      filter: 'Green',
    });
    expect(frame.exposureSeconds).toBeCloseTo(0.5, 1);
    expect(frame.pixels).toHaveLength(frame.widthPixels * frame.heightPixels);
    expect(new Set(frame.pixels.subarray(0, 5000)).size).toBeGreaterThan(1);
    await expect(camera.read()).rejects.toThrow(/no image/);
    expect((await camera.status()).state).toBe('IDLE');
    await camera.expose({ ...order, exposureSeconds: 60 });
    await camera.abort();
    expect(
      (
        await until(
          () => camera.status(),
          ({ state }) => state !== 'EXPOSING',
        )
      ).state,
    ).toBe('IDLE');
    await expect(camera.expose({ ...order, filter: 'Ultraviolet' })).rejects.toThrow(/no filter Ultraviolet/);
    await camera.selectFilter?.('Red');
    expect((await camera.status()).filter).toBe('Red');
    await expect(camera.selectFilter?.('Ultraviolet')).rejects.toThrow(/no filter Ultraviolet/);
    await camera.disconnect();
    // The same wheel as a device of its own.
    const address = { medium: 'tcp', host: '127.0.0.1', port: server.port } as const;
    const wheel = new IndiFilterWheel({
      ...environment,
      name: 'Wheel',
      address,
      settings: { device: 'Filter Simulator' },
    });
    wheel.connect();
    await until(
      () => wheel.status(),
      () => true,
    );
    await wheel.select('Blue');
    expect((await wheel.status()).filter).toBe('Blue');
    await expect(wheel.select('Violet')).rejects.toThrow(/no filter Violet/);
    await wheel.disconnect();
  });

  it('read the weather in the units of the observatory, and a lamp', async () => {
    const plc = createDevice('PLC', setting('Weather Simulator', { lights: 'Light Panel Simulator' }), environment);
    plc.connect();
    const status = await until(
      () => plc.status(),
      ({ devices }) => devices.length === 2 && (devices[0]?.values.length ?? 0) > 3,
    );
    const station = new Map(status.devices[0]?.values.map(({ name, value, unit }) => [name, { value, unit }]));
    expect(station.get('OutsideTemp')).toEqual({ value: 15, unit: 'Celcius' });
    expect(station.get('RainRate')).toEqual({ value: 0, unit: 'mm/h' });
    expect(station.get('WindSpeed')?.unit).toBe('m/s');
    await plc.setLight('LAMP_FLAT_PANEL', true);
    const lit = await until(
      () => plc.status(),
      ({ devices }) => devices.some(({ name }) => name === 'LAMP_FLAT_PANEL'),
    );
    expect(lit.devices.find(({ name }) => name === 'LAMP_FLAT_PANEL')?.values[0]?.value).toBe('on');
    await plc.heartbeat();
    await plc.disconnect();
  });

  it('put a focuser and a rotator into a rack that had none, move them, and take them out again', async () => {
    const rack = createDevices(pyrosSettings(DEFAULT_ADDRESSES), environment);
    const { focuser, rotator } = rack.devices;
    for (const device of [focuser, rotator]) device.connect();
    await expect(focuser.status()).rejects.toThrow('Focuser: is not fitted');
    await rack.exchange('Focuser', setting('Focuser Simulator'));
    await rack.exchange('Rotator', setting('Rotator Simulator'));
    const { positionSteps } = await until(
      () => focuser.status(),
      () => true,
    );
    await focuser.moveTo(positionSteps + 100);
    await until(
      () => focuser.status(),
      (status) => !status.moving && status.positionSteps === positionSteps + 100,
    );
    await expect(focuser.moveTo(-5)).rejects.toThrow(DeviceRefused);
    await focuser.halt();
    await until(
      () => rotator.status(),
      () => true,
    );
    await rotator.rotateTo(12);
    await until(
      () => rotator.status(),
      ({ moving, angleDegrees }) => !moving && Math.abs(angleDegrees - 12) < 0.1,
    );
    await rack.exchange('Focuser', NOT_FITTED);
    expect(focuser.fitted).toBe(false);
    await expect(focuser.moveTo(1)).rejects.toThrow('Focuser: is not fitted');
    await Promise.all([focuser, rotator].map((device) => device.disconnect()));
  });

  it('say what is missing: no such device, nobody there', async () => {
    const nobody = createDevice('Telescope', setting('Telescope of Nobody'), environment);
    nobody.connect();
    await until(
      async () => nobody.link(),
      ({ connected }) => connected,
    );
    await expect(nobody.status()).rejects.toThrow(/the INDI server has no "Telescope of Nobody"/);
    await nobody.disconnect();
    const nowhere = createDevice('Telescope', { ...setting('Telescope Simulator'), port: 1 }, environment);
    nowhere.connect();
    await until(
      async () => nowhere.link(),
      ({ fault }) => fault !== 'not connected yet',
    );
    await expect(nowhere.status()).rejects.toThrow(/nobody listens/);
    await expect(nowhere.park()).rejects.toThrow(/nobody listens/);
    await nowhere.disconnect();
  });
});
