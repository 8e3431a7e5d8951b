import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlpacaCamera } from '../../../../devices/alpaca/AlpacaCamera.ts';
import { AlpacaCover } from '../../../../devices/alpaca/AlpacaCover.ts';
import type { AlpacaOptions } from '../../../../devices/alpaca/AlpacaDevice.ts';
import { AlpacaDome } from '../../../../devices/alpaca/AlpacaDome.ts';
import { AlpacaFilterWheel } from '../../../../devices/alpaca/AlpacaFilterWheel.ts';
import { AlpacaFocuser } from '../../../../devices/alpaca/AlpacaFocuser.ts';
import { AlpacaMount } from '../../../../devices/alpaca/AlpacaMount.ts';
import { AlpacaRotator } from '../../../../devices/alpaca/AlpacaRotator.ts';
import { AlpacaSafetyMonitor } from '../../../../devices/alpaca/AlpacaSafetyMonitor.ts';
import { AlpacaSwitches } from '../../../../devices/alpaca/AlpacaSwitches.ts';
import { AlpacaWeather } from '../../../../devices/alpaca/AlpacaWeather.ts';
import type { Device } from '../../../../devices/Device.ts';
import { DeviceError, DeviceTimeout, DeviceUnreachable } from '../../../../devices/errors.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import { RealClock } from '../../../../main-services/supervision/RealClock.ts';
import { AlpacaCameraDouble } from '../../../doubles/AlpacaCameraDouble.ts';
import { AlpacaDomeDouble } from '../../../doubles/AlpacaDomeDouble.ts';
import { AlpacaServer } from '../../../doubles/AlpacaServer.ts';
import { AlpacaTelescopeDouble } from '../../../doubles/AlpacaTelescopeDouble.ts';
import {
  AlpacaCoverDouble,
  AlpacaFocuserDouble,
  AlpacaRotatorDouble,
  AlpacaSafetyDouble,
  AlpacaSwitchDouble,
  AlpacaWeatherDouble,
  AlpacaWheelDouble,
} from '../../../doubles/alpacaPartDoubles.ts';
import { expectNoLeaks } from '../../../leaks.ts';
import { onServer, until } from './onServer.ts';

expectNoLeaks();

/** Every driver, and the question whose answer counts. */
type Reader = Device & { look(): Promise<unknown> };
const reader = <D extends Device>(device: D, look: (device: D) => Promise<unknown>): Reader =>
  Object.assign(device, { look: () => look(device) });
const DRIVERS: readonly [string, (options: AlpacaOptions) => Reader][] = [
  ['telescope', (options) => reader(new AlpacaMount(options), (one) => one.status())],
  ['dome', (options) => reader(new AlpacaDome(options), (one) => one.status())],
  ['camera', (options) => reader(new AlpacaCamera(options), (one) => one.status())],
  ['filterwheel', (options) => reader(new AlpacaFilterWheel(options), (one) => one.status())],
  ['focuser', (options) => reader(new AlpacaFocuser(options), (one) => one.status())],
  ['rotator', (options) => reader(new AlpacaRotator(options), (one) => one.status())],
  ['covercalibrator', (options) => reader(new AlpacaCover(options), (one) => one.status())],
  ['safetymonitor', (options) => reader(new AlpacaSafetyMonitor(options), (one) => one.safe())],
  ['observingconditions', (options) => reader(new AlpacaWeather(options), (one) => one.read())],
  ['switch', (options) => reader(new AlpacaSwitches(options), (one) => one.switches())],
];
const doubles = () => [
  new AlpacaTelescopeDouble(),
  new AlpacaDomeDouble(),
  new AlpacaCameraDouble(),
  new AlpacaWheelDouble(),
  new AlpacaFocuserDouble(),
  new AlpacaRotatorDouble(),
  new AlpacaCoverDouble(),
  new AlpacaSafetyDouble(),
  new AlpacaWeatherDouble(),
  new AlpacaSwitchDouble(),
];

describe.each(DRIVERS)('the driver of a %s', (type, make) => {
  let server: AlpacaServer;
  let clock: ManualClock;
  let driver: Reader;

  beforeEach(async () => {
    clock = new ManualClock();
    server = new AlpacaServer(doubles());
    await server.start();
    driver = make(onServer(server.port, clock));
  });
  afterEach(async () => {
    await driver.disconnect();
    await server.stop();
  });
  const failure = () =>
    driver.look().then(
      (told) => expect.unreachable(`told ${JSON.stringify(told)}`),
      (error: unknown) => error,
    );

  it('is unreachable while nothing is there, and back when it is', async () => {
    expect(await failure()).toBeInstanceOf(DeviceUnreachable);
    await server.stop();
    driver.connect();
    expect(await failure()).toBeInstanceOf(DeviceUnreachable);
    expect(driver.link()).toMatchObject({ connected: false, fault: `nobody listens at 127.0.0.1:${server.port}` });
    await server.start();
    await until(
      clock,
      () => driver.look(),
      () => true,
    );
    expect(driver.link()).toMatchObject({ connected: true, fault: null });
  });

  const good = { Value: 1, ErrorNumber: 0, ErrorMessage: '', ServerTransactionID: 1 };
  it.each<[string, (transaction: number) => string | object]>([
    ['rubbish', () => 'the quick brown fox'],
    ['HTML', () => '<html><body>router</body></html>'],
    ['half an answer', (ClientTransactionID) => JSON.stringify({ ...good, ClientTransactionID }).slice(0, -9)],
    ['the answer to another question', (transaction) => ({ ...good, ClientTransactionID: transaction + 1 })],
    ['a word for every value', (ClientTransactionID) => ({ ...good, ClientTransactionID, Value: 'sehr gut' })],
    ['an object for every value', (ClientTransactionID) => ({ ...good, ClientTransactionID, Value: {} })],
    ['null for every value', (ClientTransactionID) => ({ ...good, ClientTransactionID, Value: null })],
    ['a monstrous number for every value', (ClientTransactionID) => ({ ...good, ClientTransactionID, Value: 1e300 })],
    ['"not connected"', (ClientTransactionID) => ({ ...good, ClientTransactionID, ErrorNumber: 0x407 })],
  ])('takes %s for no reading', async (_case, answer) => {
    driver.connect();
    await driver.look();
    server.intercept = ({ call, parameters }, response) => {
      // The device is there and connected: only what it tells is bad.
      if (/(connected|interfaceversion)$/.test(call)) return false;
      const body = answer(Number(parameters.ClientTransactionID));
      response.setHeader('Content-Type', 'application/json');
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
      return true;
    };
    expect(await failure()).toBeInstanceOf(DeviceError);
    server.intercept = null;
    await until(
      clock,
      () => driver.look(),
      () => true,
    );
  });

  it('tells nothing of a line that drops in mid-answer, and comes back', async () => {
    driver.connect();
    await driver.look();
    server.intercept = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 500 });
      response.write('{"Value":1,"ErrorNumber":0');
      setImmediate(() => response.destroy());
      return true;
    };
    expect(await failure()).toBeInstanceOf(DeviceError);
    expect(driver.link().connected).toBe(false);
    server.intercept = null;
    await until(
      clock,
      () => driver.look(),
      () => true,
    );
  });

  it('comes back with the hardware when the server was started anew', async () => {
    driver.connect();
    await driver.look();
    for (const double of server.devices) double.connected = false;
    await until(
      clock,
      () => driver.look(),
      () => true,
    );
    expect(server.devices.find((one) => one.type === type)?.connected).toBe(true);
  });

  it('understands an answer that comes one byte at a time', async () => {
    const proxy = await startDripping(server.port);
    const slow = make(onServer((proxy.address() as AddressInfo).port, clock));
    slow.connect();
    await slow.look();
    expect(slow.link().connected).toBe(true);
    await slow.disconnect();
    await new Promise((resolve) => proxy.close(resolve));
  });
});

/** Gives the server's answers on, one byte at a time. */
async function startDripping(port: number): Promise<Server> {
  const proxy = createServer((client: Socket) => {
    const upstream = connect(port, '127.0.0.1');
    client.setNoDelay(true);
    client.pipe(upstream);
    upstream.on('data', (bytes) => {
      for (let at = 0; at < bytes.length; at++) client.write(bytes.subarray(at, at + 1));
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
}

describe('a server that accepts and', () => {
  const sockets = new Set<Socket>();
  let server: Server;
  let answer: string | null;

  beforeEach(async () => {
    answer = null;
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      socket.on('data', () => answer !== null && socket.end(answer));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('says nothing is a device that does not answer; a stop is sent all the same', async () => {
    const clock = new RealClock();
    const dome = new AlpacaDome(onServer((server.address() as AddressInfo).port, clock));
    dome.connect();
    const asked = dome.status().catch((error: unknown) => error);
    const stopped = dome.halt().catch((error: unknown) => error);
    expect(await asked).toBeInstanceOf(DeviceUnreachable);
    expect(await stopped).toBeInstanceOf(DeviceTimeout);
    expect(dome.link()).toMatchObject({ connected: false, fault: 'no answer within 1.5 s' });
    await dome.disconnect();
    clock.stop();
  });

  it.each([
    ['is no web server', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['sends headers without an end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}`],
    ['sends it elsewhere', 'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'],
    ['closes at once', ''],
    ['asks for a password', 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 4\r\n\r\nwho?'],
    ['announces more than there can be', 'HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{'],
  ])('%s is no device', async (_case, text) => {
    answer = text;
    const dome = new AlpacaDome(onServer((server.address() as AddressInfo).port, new ManualClock()));
    dome.connect();
    await expect(dome.status()).rejects.toBeInstanceOf(DeviceError);
    await expect(dome.close()).rejects.toBeInstanceOf(DeviceError);
    expect(dome.link().connected).toBe(false);
    await dome.disconnect();
  });
});

describe('the line to a server', () => {
  it('is seen byte by byte, and what is sent is as the API wants it', async () => {
    const telescope = new AlpacaTelescopeDouble();
    const server = new AlpacaServer([telescope]);
    await server.start();
    const line = { sent: '', received: '' };
    const options = onServer(server.port, new ManualClock());
    const tap: AlpacaOptions['tap'] = (direction, bytes) => {
      line[direction] += Buffer.from(bytes).toString('latin1');
    };
    const mount = new AlpacaMount({ ...options, tap });
    mount.connect();
    await mount.status();
    await mount.setTracking(true);
    expect(line.sent).toMatch(
      /^GET \/api\/v1\/telescope\/0\/interfaceversion\?ClientID=\d+&ClientTransactionID=1 HTTP/,
    );
    expect(line.sent).toMatch(/PUT \/api\/v1\/telescope\/0\/tracking HTTP.*\r\n\r\nTracking=true&ClientID=\d+&Client/s);
    expect(line.received).toContain('"ServerTransactionID":1');
    const ids = server.requests.map(({ parameters }) => Number(parameters.ClientTransactionID));
    expect(ids.toSorted((one, other) => one - other)).toEqual(ids.map((_, index) => index + 1));
    expect(new Set(server.requests.map(({ parameters }) => parameters.ClientID)).size).toBe(1);
    await mount.disconnect();
    expect(telescope.connected).toBe(true);
    await server.stop();
  });

  it('is given up by whoever disconnects, whatever is under way', async () => {
    const telescope = new AlpacaTelescopeDouble();
    telescope.slowness = 1_000_000;
    const server = new AlpacaServer([telescope]);
    await server.start();
    const clock = new RealClock();
    const mount = new AlpacaMount(onServer(server.port, clock));
    mount.connect();
    const asked = mount.status().catch((error: unknown) => error);
    await server.until(() => server.requests.some(({ call }) => call.endsWith('connecting')));
    expect(mount.link().fault).toBe('the server connects to the device');
    await mount.disconnect();
    expect(await asked).toBeInstanceOf(DeviceUnreachable);
    await server.stop();
    clock.stop();
  });
});
