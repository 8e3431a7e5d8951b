import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndiClient } from '../../../devices/indi/IndiClient.ts';
import { indiNumber } from '../../../devices/indi/indiNumber.ts';
import { Lx200Mount } from '../../../devices/lx200/Lx200Mount.ts';
import { readHours } from '../../../devices/lx200/lx200Angles.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { freePort } from '../../doubles/freePort.ts';
import { PseudoTerminal } from '../../doubles/PseudoTerminal.ts';
import { type IndiServer, startIndiServer } from '../../doubles/startIndiServer.ts';
import { eventually } from '../devices/serial/eventually.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

const run = promisify(execFile);
const PATIENCE = { timeoutMs: 15_000 };

// Drivers of others, which never heard of our simulators, at the other end of the cable; and our driver at a device of others.
describe.concurrent('the real INDI server', { timeout: 60_000 }, () => {
  const clock = new RealClock();
  const open: (() => Promise<void>)[] = [];
  let server: IndiServer;

  beforeAll(async () => {
    server = await startIndiServer([
      'indi_lx200basic',
      'indi_lx200autostar',
      'indi_vantage_weather',
      'indi_simulator_telescope',
      'indi_skysafari',
    ]);
  }, 30_000);
  afterAll(async () => {
    await Promise.all(open.map((stop) => stop()));
    await server.stop();
    clock.stop();
  });

  const set = (property: string) => run('indi_setprop', ['-p', String(server.port), '-t', '20', property]);

  /** A client of the driver, which has its hardware at the end of a cable to a simulator of ours. */
  async function driverOf(device: string, script: string, ...args: readonly string[]): Promise<IndiClient> {
    const simulator = await SimulatorProcess.start(script, ...args);
    const cable = await PseudoTerminal.to(simulator.port());
    const address = { medium: 'tcp', host: '127.0.0.1', port: server.port } as const;
    const client = new IndiClient({ name: device, indiDevice: device, address, timekeeper: clock });
    open.push(async () => {
      await client.disconnect();
      await cable.stop();
      await simulator.stop();
    });
    await set(`${device}.DEVICE_PORT.PORT=${cable.path}`);
    client.connect();
    await set(`${device}.CONNECTION.CONNECT=On`);
    await eventually(
      () => client.isReady(),
      (isReady) => isReady,
    );
    return client;
  }

  const coordinate = (client: IndiClient, element: string) =>
    indiNumber(client.vector('EQUATORIAL_EOD_COORD')?.elements.get(element)?.text ?? '') ?? Number.NaN;

  it('takes our LX200 for one: it goes, is stopped, goes on', async () => {
    const client = await driverOf('LX200 Basic', 'lx200/lx200Simulator.ts');
    await eventually(
      () => coordinate(client, 'DEC'),
      (degrees) => Math.abs(degrees - 60) < 0.1,
    );
    const ra = coordinate(client, 'RA');
    const started = await client.order('Number', 'EQUATORIAL_EOD_COORD', { RA: ra, DEC: 0 }, PATIENCE);
    expect(started.state).toBe('Busy');
    await client.order('Switch', 'TELESCOPE_ABORT_MOTION', { ABORT: true }, PATIENCE);
    const near = coordinate(client, 'DEC') - 8;
    await client.order(
      'Number',
      'EQUATORIAL_EOD_COORD',
      { RA: ra, DEC: near },
      {
        ...PATIENCE,
        judge: ({ state }) => state === 'Ok',
      },
    );
    expect(coordinate(client, 'DEC')).toBeCloseTo(near, 1);
    await client.order('Number', 'EQUATORIAL_EOD_COORD', { RA: ra, DEC: -85 }, PATIENCE).then(
      () => expect.unreachable('below the horizon'),
      (failure: unknown) => expect(String(failure)).toMatch(/refused|failed/i),
    );
  });

  it('takes our LX200 for an Autostar, and parks it', async () => {
    const client = await driverOf('LX200 Autostar', 'lx200/lx200Simulator.ts', '--speed', '20');
    await eventually(
      () => client.vector('TELESCOPE_PARK'),
      (vector) => vector !== undefined,
    );
    await client.order(
      'Switch',
      'TELESCOPE_PARK',
      { PARK: true },
      {
        timeoutMs: 50_000,
        judge: ({ state, elements }) => state === 'Ok' && elements.get('PARK')?.text === 'On',
      },
    );
  });

  it('takes our Davis console for one', async () => {
    const client = await driverOf('Vantage', 'davis/davisSimulator.ts', '--manner', 'sleeps', '--manner', 'rain');
    const value = (element: string) =>
      indiNumber(client.vector('WEATHER_PARAMETERS')?.elements.get(element)?.text ?? '') ?? Number.NaN;
    await eventually(
      () => value('WEATHER_BAROMETER'),
      (hectopascals) => Math.abs(hectopascals - 729.4) < 0.1,
    );
    expect(value('WEATHER_RAIN_RATE')).toBeCloseTo(12, 0);
    expect(value('WEATHER_WIND_DIRECTION')).toBe(202);
  });

  it('has a mount that our LX200 driver slews over a serial cable', async () => {
    const skySafari = await freePort();
    await set(`SkySafari.ACTIVE_DEVICES.ACTIVE_TELESCOPE=Telescope Simulator`);
    const settings = `INDISERVER_HOST=127.0.0.1;INDISERVER_PORT=${server.port};SKYSAFARI_PORT=${skySafari}`;
    await set('Telescope Simulator.CONNECTION.CONNECT=On');
    await set(`SkySafari.SKYSAFARI_SETTINGS.${settings}`);
    await set('SkySafari.CONNECTION.CONNECT=On');
    const cable = await PseudoTerminal.to(skySafari);
    const frames = coordinateFrames(SAN_PEDRO_MARTIR);
    let heard = '';
    const mount = new Lx200Mount({
      name: 'Telescope',
      address: { medium: 'serial', path: cable.path, baudRate: 9600 },
      timekeeper: clock,
      site: SAN_PEDRO_MARTIR,
      frames,
      tap: (direction, bytes) => {
        if (direction === 'received') heard += Buffer.from(bytes).toString('latin1');
      },
    });
    open.push(async () => {
      await mount.disconnect();
      await cable.stop();
    });
    mount.connect();
    await eventually(
      () => mount.status(),
      () => true,
    );
    // A short way along the hour circle on which it stands at the pole: this mount reckons its way at its start, and is late by
    // what the sky turns meanwhile.
    const places = heard.match(/(?<![+-])\d\d:\d\d:\d\d(?=#)/g);
    const hours = readHours(places?.at(-1) ?? '')?.value ?? Number.NaN;
    const target = frames.fromApparent({ rightAscensionHours: hours, declinationDegrees: 88 }, clock.now());
    await mount.slewTo(target);
    const there = await eventually(
      () => mount.status(),
      ({ state }) => state === 'TRACKING',
    );
    expect(there.declinationDegrees).toBeCloseTo(target.declinationDegrees, 1);
    await mount.halt();
  });
});
