import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CameraStatus } from '../../../devices/camera/Camera.ts';
import { createDevices, type Devices } from '../../../devices/createDevices.ts';
import { DeviceError, DeviceRefused, DeviceUnreachable } from '../../../devices/errors.ts';
import type { FocuserStatus } from '../../../devices/focuser/Focuser.ts';
import { pyrosSettings } from '../../../devices/pyrosSettings.ts';
import type { DeviceAddresses } from '../../../devices/socketConfig.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { SimulatorFleet, type SimulatorFleetOptions } from '../../../main-services/simulation/SimulatorFleet.ts';
import { WEATHER_SETTINGS } from '../../../main-services/simulation/weathers.ts';
import { ScaledClock } from '../../../main-services/supervision/ScaledClock.ts';
import { sleep } from '../../../main-services/supervision/sleep.ts';
import { acknowledge, FaultServer } from '../../doubles/FaultServer.ts';

const START = Date.UTC(2026, 11, 16, 3);
const SPEED = 600;
const free = { host: '127.0.0.1', port: 0 };
const FREE: DeviceAddresses = {
  Telescope: free,
  CameraVIS: free,
  CameraNIR: free,
  PLC: free,
  Dome: free,
  Focuser: free,
};

describe('SimulatorFleet', () => {
  let directory = '';
  let clock: ScaledClock;
  let fleet: SimulatorFleet | null = null;
  let devices: Devices | null = null;
  const deaths: string[] = [];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fleet-'));
    clock = new ScaledClock(START, SPEED);
    deaths.length = 0;
  });
  afterEach(async () => {
    await Promise.all(Object.values(devices ?? {}).map((device) => device.disconnect()));
    devices = null;
    await fleet?.stop();
    fleet = null;
    clock.stop();
    await rm(directory, { recursive: true, force: true });
  });

  function build(options: Partial<SimulatorFleetOptions> = {}): SimulatorFleet {
    fleet = new SimulatorFleet({
      clock,
      addresses: FREE,
      scenarioPath: null,
      startsAt: START,
      iterationSeconds: 60,
      inboxDirectory: null,
      alerts: null,
      onDeath: (name) => deaths.push(name),
      ...options,
    });
    return fleet;
  }

  /** Drivers on a fleet that runs. */
  async function drive(made: SimulatorFleet): Promise<Devices> {
    const addresses = await made.start();
    expect(clock.now() - START).toBeLessThan(60_000);
    ({ devices } = createDevices(pyrosSettings(addresses.devices), {
      timekeeper: clock,
      site: SAN_PEDRO_MARTIR,
      frames: coordinateFrames(SAN_PEDRO_MARTIR),
      stamp: { rate: SPEED },
    }));
    for (const device of Object.values(devices)) device.connect();
    return devices;
  }

  /** Reads a device back every 2 s of observatory time until it says what is waited for; answers when it did. */
  async function settled<T>(read: () => Promise<T>, done: (status: T) => boolean, withinSeconds: number): Promise<T> {
    const limit = clock.now() + withinSeconds * 1000;
    for (;;) {
      const status = await read().catch((failure) => {
        if (failure instanceof DeviceError) return null;
        throw failure;
      });
      if (status !== null && done(status)) return status;
      if (clock.now() > limit) throw new Error(`not within ${withinSeconds} s: ${JSON.stringify(status)}`);
      await sleep(clock, 2000);
    }
  }

  it('drives telescope, dome, lamps, focuser and cameras at 600×, at the speeds of the mechanics', async () => {
    const { telescope, dome, vis, nir, plc, focuser } = await drive(build());
    expect(await telescope.status()).toMatchObject({ state: 'PARKED', fault: null });
    expect(await dome.status()).toMatchObject({ shutter: 'CLOSED', shutterPercent: 0 });

    await dome.open();
    const opening = clock.now();
    await settled(
      () => dome.status(),
      ({ shutter }) => shutter === 'OPEN',
      120,
    );
    expect((clock.now() - opening) / 1000).toBeGreaterThan(29);

    await telescope.slewToHorizontal({ altitudeDegrees: 60, azimuthDegrees: 90 });
    const stands = await settled(
      () => telescope.status(),
      ({ state }) => state === 'STOPPED',
      120,
    );
    expect(stands.altitudeDegrees).toBeCloseTo(60, 1);
    await expect(telescope.slewToHorizontal({ altitudeDegrees: 1, azimuthDegrees: 0 })).rejects.toBeInstanceOf(
      DeviceRefused,
    );

    await plc.setLight('LAMP_DOME_RED', true);
    const { devices: behind } = await plc.status();
    const lamp = behind.find(({ name }) => name === 'LAMP_DOME_RED');
    expect(lamp?.values.find(({ name }) => name === 'status')?.value).toBe('on');

    await focuser.moveTo(12_000);
    const moving = clock.now();
    const there = ({ positionSteps }: FocuserStatus) => positionSteps === 12_000;
    await settled(() => focuser.status(), there, 120);
    expect((clock.now() - moving) / 1000).toBeGreaterThan(4.9);
    await expect(focuser.moveTo(30_000)).rejects.toBeInstanceOf(DeviceRefused);

    await vis.selectFilter?.('i');
    expect((await vis.status()).filter).toBe('i');
    const ready = ({ state }: CameraStatus) => state === 'READY';
    const order = { exposureSeconds: 20, kind: 'object', rightAscensionDegrees: 83.6, declinationDegrees: 22 } as const;
    await Promise.all([vis.expose({ ...order, filter: 'r' }), nir.expose({ ...order, filter: 'J' })]);
    for (const [camera, size] of [
      [vis, 512],
      [nir, 384],
    ] as const) {
      await settled(() => camera.status(), ready, 300);
      const frame = await camera.read();
      expect([frame.widthPixels, frame.heightPixels, frame.exposureSeconds]).toEqual([size, size, 20]);
      expect(frame.startedAt).toBeGreaterThan(START);
      expect(frame.startedAt).toBeLessThan(clock.now());
    }
    expect(deaths).toEqual([]);
  });

  it('makes a sensor say what it is told, and a device fail as it is told', async () => {
    const made = build();
    const { plc, dome, vis } = await drive(made);
    await made.simulate('WXT520', 'RainRate', 12);
    const { devices: behind } = await plc.status();
    const wxt = behind.find(({ name }) => name === 'WXT520');
    expect(wxt?.values.find(({ name }) => name === 'RainRate')?.value).toBe(12);
    await expect(made.simulate('WXT520', 'Mood', 12)).rejects.toBeInstanceOf(DeviceRefused);
    const rate = async () =>
      (await made.readSensors()).find(({ device, quantity }) => device === 'WXT520' && quantity === 'RainRate')?.value;
    expect(await rate()).toBe(12);
    await made.clearSensors([{ device: 'WXT520', quantity: 'RainRate' }]);
    expect(await rate()).toBe(0);
    await made.setSensors(WEATHER_SETTINGS.rain);
    expect(await rate()).toBe(12);
    await made.clearSensors('all');
    expect(await rate()).toBe(0);

    for (const fault of ['rubbish', 'truncated', 'oversized', 'hang', 'mute', 'close']) {
      await made.fault('PLC', fault);
      await expect(plc.status(), fault).rejects.toBeInstanceOf(DeviceError);
      await made.fault('PLC', 'none');
      await settled(
        () => plc.status(),
        (status) => status.devices.length > 5,
        86_400,
      );
    }
    await made.fault('Dome', 'broken');
    expect(await dome.status()).toMatchObject({ shutter: 'FAULT' });
    await expect(dome.open()).rejects.toBeInstanceOf(DeviceRefused);

    await made.fault('CameraVIS', 'stuck');
    await vis.expose({
      exposureSeconds: 5,
      filter: 'r',
      kind: 'object',
      rightAscensionDegrees: 1,
      declinationDegrees: 2,
    });
    await sleep(clock, 60_000);
    expect((await vis.status()).state).toBe('EXPOSING');
    await vis.abort();
    await made.fault('CameraVIS', 'none');
    expect((await vis.status()).state).toBe('IDLE');
  });

  it('tells of a simulator that dies without being stopped', async () => {
    const death = Promise.withResolvers<string>();
    const made = build({ onDeath: (name, how) => death.resolve(`${name} ${how}`) });
    await made.start();
    process.kill(made.processId('Telescope') ?? Number.NaN, 'SIGKILL');
    await expect(death.promise).resolves.toBe('Telescope was ended by SIGKILL');
    expect([made.running('Telescope'), made.running('Dome')]).toEqual([false, true]);
    await made.restart('Telescope');
    expect(made.running('Telescope')).toBe(true);
  });

  it('ends a simulator and restarts it on demand on its port, and the driver finds it again', async () => {
    const made = build();
    const { plc } = await drive(made);
    await plc.status();
    await made.fault('PLC', 'hang');
    await made.kill('PLC');
    expect(made.running('PLC')).toBe(false);
    expect(deaths).toEqual([]);
    await expect(plc.status()).rejects.toBeInstanceOf(DeviceUnreachable);
    const { port } = made.addresses().devices.PLC;
    await made.restart('PLC');
    expect(made.addresses().devices.PLC.port).toBe(port);
    await settled(
      () => plc.status(),
      (status) => status.devices.length > 5,
      86_400,
    );
  });

  it('plays a scenario: requests into the inbox, alerts to the broker, at their iterations', async () => {
    const scenarioPath = join(directory, 'scenario.json');
    await writeFile(
      scenarioPath,
      JSON.stringify([100, { time: 5, plcSimulator: { device_name: 'WXT520', value_name: 'RainRate', value: 12 } }]),
    );
    const made = build({
      scenarioPath,
      inboxDirectory: join(directory, 'inbox'),
      alerts: { port: 0, dropDirectory: join(directory, 'drop') },
    });
    const { plc } = await drive(made);
    const { alerts } = made.addresses();
    expect(alerts?.port).toBeGreaterThan(0);
    expect(alerts?.authorPort).toBeGreaterThan(0);
    const rain = async () => {
      const { devices: behind } = await plc.status();
      return behind.find(({ name }) => name === 'WXT520')?.values.find(({ name }) => name === 'RainRate')?.value;
    };
    expect(await rain()).toBe(0);
    await settled(rain, (value) => value === 12, 900);
    expect(clock.now()).toBeGreaterThanOrEqual(START + 5 * 60_000);
    expect(['user', 'alert', 'PLC'].map((name) => made.running(name as 'user'))).toEqual([true, true, true]);
  });

  it('names the port in use, the device, and what to do, and leaves no simulator behind', async () => {
    const squatter = new FaultServer(acknowledge);
    const port = await squatter.start();
    try {
      const made = build({ addresses: { ...FREE, CameraNIR: { host: '127.0.0.1', port } } });
      await expect(made.start()).rejects.toThrow(
        `The CameraNIR simulator cannot listen: port ${port} of 127.0.0.1 is in use. Probably another PyROS or simulator is running: end it`,
      );
      expect(['Dome', 'PLC', 'Telescope', 'CameraVIS', 'CameraNIR'].some((name) => made.running(name as 'PLC'))).toBe(
        false,
      );
    } finally {
      await squatter.stop();
    }
  });

  it('passes on what a simulator says of a scenario it cannot read', async () => {
    const scenarioPath = join(directory, 'scenario.json');
    await writeFile(scenarioPath, '["many"]');
    await expect(build({ scenarioPath }).start()).rejects.toThrow(
      /The \w+ simulator ended with status 1\. .*scenario\.json: the first element/,
    );
  });

  it('says where the simulators should have been', async () => {
    await expect(build({ simulatorsDirectory: directory }).start()).rejects.toThrow(
      /The Dome simulator ended with status 1.*domeSimulator/s,
    );
    expect(await readdir(directory)).toEqual([]);
  });
});
