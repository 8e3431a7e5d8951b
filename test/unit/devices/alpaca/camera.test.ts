import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlpacaCamera } from '../../../../devices/alpaca/AlpacaCamera.ts';
import { AlpacaFilterWheel } from '../../../../devices/alpaca/AlpacaFilterWheel.ts';
import type { ExposureOrder } from '../../../../devices/camera/Camera.ts';
import { DeviceBusy, DeviceRefused, InvalidReply, OperationAborted } from '../../../../devices/errors.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import { AlpacaCameraDouble } from '../../../doubles/AlpacaCameraDouble.ts';
import { AlpacaServer } from '../../../doubles/AlpacaServer.ts';
import { AlpacaWheelDouble } from '../../../doubles/alpacaPartDoubles.ts';
import { expectNoLeaks } from '../../../leaks.ts';
import { onServer, until } from './onServer.ts';

expectNoLeaks();

describe.each([
  ['of Platform 7', 4, 3],
  ['before it', 3, 2],
])('a camera %s', (_generation, cameraVersion, wheelVersion) => {
  const order: ExposureOrder = {
    exposureSeconds: 30,
    filter: 'Green',
    kind: 'object',
    rightAscensionDegrees: 0,
    declinationDegrees: 0,
  };
  let clock: ManualClock;
  let chip: AlpacaCameraDouble;
  let wheel: AlpacaWheelDouble;
  let server: AlpacaServer;
  let camera: AlpacaCamera;

  beforeEach(async () => {
    clock = new ManualClock();
    chip = new AlpacaCameraDouble(0, cameraVersion);
    wheel = new AlpacaWheelDouble(2, wheelVersion);
    wheel.turnLooks = 0;
    server = new AlpacaServer([chip, wheel]);
    await server.start();
    camera = new AlpacaCamera(onServer(server.port, clock, { wheel: '2' }));
    camera.connect();
  });
  afterEach(async () => {
    await camera.disconnect();
    await server.stop();
  });

  async function expose(wanted: ExposureOrder = order): Promise<void> {
    await camera.expose(wanted);
    await clock.advance(wanted.exposureSeconds * 1000);
    chip.finish();
  }

  it('turns its wheel, uses the whole detector, exposes and gives the image', async () => {
    expect(await camera.status()).toMatchObject({
      state: 'IDLE',
      filter: 'Red',
      filters: ['Red', 'Green', 'Blue'],
      temperatureCelsius: -10,
      setpointCelsius: -10,
      widthPixels: 5,
      heightPixels: 3,
      fault: null,
    });
    await camera.expose(order);
    expect(chip.frame).toEqual({ binx: 1, biny: 1, numx: 5, numy: 3, startx: 0, starty: 0 });
    expect(chip.exposure).toEqual({ seconds: 30, light: true });
    expect(camera.exposureKind()).toBe('object');
    await clock.advance(10_000);
    expect(await camera.status()).toMatchObject({ state: 'EXPOSING', remainingSeconds: 20, filter: 'Green' });
    await expect(camera.expose(order)).rejects.toBeInstanceOf(DeviceBusy);
    chip.percent = 50;
    const other = new AlpacaCamera(onServer(server.port, clock));
    other.connect();
    // Whose exposure it is, it knows not, and so nothing of its length.
    expect(await other.status()).toMatchObject({ state: 'EXPOSING', remainingSeconds: 0 });
    await other.disconnect();
    await clock.advance(20_000);
    chip.finish();
    expect((await camera.status()).state).toBe('READY');
    const frame = await camera.read();
    expect(frame).toMatchObject({ widthPixels: 5, heightPixels: 3, filter: 'Green', temperatureCelsius: -10 });
    expect(frame.startedAt).toBe(Date.UTC(2026, 10, 21, 3, 4, 5, 250));
    // Row by row, though it came column by column.
    expect([...frame.pixels].slice(0, 6)).toEqual([65_000, 65_001, 65_002, 65_003, 65_004, 65_100]);
    expect((await camera.status()).state).toBe('IDLE');
    await expect(camera.read()).rejects.toBeInstanceOf(DeviceRefused);
  });

  it('takes the image in JSON where a server has no other form', async () => {
    server.intercept = async ({ call, parameters }, response) => {
      if (!call.endsWith('imagearray')) return false;
      const columns = Array.from({ length: 5 }, (_, x) => Array.from({ length: 3 }, (_unused, y) => 10 * y + x));
      const transaction = Number(parameters.ClientTransactionID);
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({
          Type: 2,
          Rank: 2,
          Value: columns,
          ErrorNumber: 0,
          ErrorMessage: '',
          ClientTransactionID: transaction,
        }),
      );
      return true;
    };
    await expose();
    expect([...(await camera.read()).pixels].slice(0, 6)).toEqual([0, 1, 2, 3, 4, 10]);
  });

  it.each<[ExposureOrder['kind'], number, object]>([
    ['bias', 0, { seconds: 0.01, light: false }],
    ['dark', 5, { seconds: 5, light: false }],
    ['flat', 1, { seconds: 1, light: true }],
  ])('takes a %s of %d s', async (kind, exposureSeconds, exposure) => {
    await camera.expose({ ...order, kind, exposureSeconds });
    expect(chip.exposure).toEqual(exposure);
  });

  it('does not take the image before for its own, nor an exposure that was lost for one that lasts', async () => {
    await camera.expose(order);
    chip.cameraState = 0;
    chip.imageReady = true;
    expect((await camera.status()).state).toBe('EXPOSING');
    chip.imageReady = false;
    await clock.advance(3_000);
    expect((await camera.status()).state).toBe('IDLE');
    expect(camera.exposureKind()).toBeNull();
    await camera.expose(order);
    await clock.advance(30_000);
    chip.cameraState = 0;
    expect((await camera.status()).state).toBe('READING');
    await clock.advance(3_000);
    expect((await camera.status()).state).toBe('IDLE');
    chip.cameraState = 5;
    expect((await camera.status()).state).toBe('FAULT');
  });

  it('has lost its exposure when the server comes back without it', async () => {
    await camera.expose(order);
    await server.stop();
    await expect(camera.status()).rejects.toThrow();
    chip.connected = false;
    chip.cameraState = 0;
    await clock.advance(31_000);
    await clock.advance(3_000);
    await server.start();
    const back = await until(
      clock,
      () => camera.status(),
      () => true,
    );
    expect(back.state).toBe('IDLE');
    expect(chip.connected).toBe(true);
  });

  it('aborts at once, also while the wheel turns and when there is nothing to abort', async () => {
    await camera.status();
    await camera.abort();
    wheel.turnLooks = 1_000_000;
    const exposing = camera.expose(order).catch((error: unknown) => error);
    await server.until(() => server.orders().includes('position'));
    await camera.abort();
    let ended = false;
    void exposing.then(() => {
      ended = true;
    });
    while (!ended) await clock.advance(250);
    expect(await exposing).toBeInstanceOf(OperationAborted);
    expect(server.orders()).not.toContain('startexposure');
    wheel.turnLooks = 0;
    await camera.expose({ ...order, filter: 'Red' });
    await camera.abort();
    expect((await camera.status()).state).toBe('IDLE');
  });

  it('sets its temperature, and tells none where it has no thermometer', async () => {
    await camera.setTemperature(-80);
    expect(chip).toMatchObject({ setpoint: -80, coolerOn: true });
    await expect(camera.setTemperature(-300)).rejects.toBeInstanceOf(DeviceRefused);
    chip.temperature = null;
    expect((await camera.status()).temperatureCelsius).toBeNull();
  });

  it('refuses a filter that it does not have', async () => {
    await expect(camera.expose({ ...order, filter: 'H-alpha' })).rejects.toThrow('no filter H-alpha');
    await expect(camera.expose({ ...order, exposureSeconds: -1 })).rejects.toThrow('exposure -1');
    const bare = new AlpacaCamera(onServer(server.port, clock, { filters: 'r' }));
    bare.connect();
    expect(await bare.status()).toMatchObject({ filter: 'r', filters: ['r'] });
    await expect(bare.expose(order)).rejects.toThrow('no filter wheel');
    await bare.disconnect();
    const other = onServer(server.port, clock, { wheel: 'two' });
    expect(() => new AlpacaCamera(other)).toThrow('"wheel" is "two"');
  });

  it('refuses an image that is announced larger than the camera', async () => {
    await expose();
    server.intercept = ({ call }, response) => {
      if (!call.endsWith('imagearray')) return false;
      response.writeHead(200, { 'Content-Type': 'application/imagebytes', 'Content-Length': 2 ** 40 });
      response.write('x');
      return true;
    };
    await expect(camera.read()).rejects.toBeInstanceOf(InvalidReply);
    expect(camera.exposureKind()).toBeNull();
  });

  it('turns its wheel without an exposure, and never under one', async () => {
    await camera.selectFilter('Green');
    expect((await camera.status()).filter).toBe('Green');
    expect(chip.exposure).toBeNull();
    await expect(camera.selectFilter('Violet')).rejects.toThrow('no filter Violet');
    await camera.expose(order);
    await expect(camera.selectFilter('Red')).rejects.toBeInstanceOf(DeviceBusy);
  });

  it('has a wheel that turns by the observatory’s own names', async () => {
    wheel.turnLooks = 2;
    const own = onServer(server.port, clock, { filters: 'r, g' });
    const alone = new AlpacaFilterWheel({ ...own, address: { ...own.address, deviceNumber: 2 } });
    alone.connect();
    expect(await alone.status()).toMatchObject({ filter: 'r', filters: ['r', 'g', 'Blue'], turning: false });
    await alone.select('g');
    expect(await alone.status()).toMatchObject({ filter: null, turning: true });
    await alone.status();
    expect(await alone.status()).toMatchObject({ filter: 'g', turning: false });
    wheel.position = 9;
    await expect(alone.status()).rejects.toBeInstanceOf(InvalidReply);
    await alone.disconnect();
  });
});
