import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlpacaCover } from '../../../../devices/alpaca/AlpacaCover.ts';
import { AlpacaFocuser } from '../../../../devices/alpaca/AlpacaFocuser.ts';
import { AlpacaRotator } from '../../../../devices/alpaca/AlpacaRotator.ts';
import { AlpacaSafetyMonitor } from '../../../../devices/alpaca/AlpacaSafetyMonitor.ts';
import { AlpacaSwitches } from '../../../../devices/alpaca/AlpacaSwitches.ts';
import { AlpacaWeather } from '../../../../devices/alpaca/AlpacaWeather.ts';
import { alpacaPlc } from '../../../../devices/alpaca/alpacaPlc.ts';
import { DeviceRefused, InvalidReply } from '../../../../devices/errors.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import { AlpacaServer } from '../../../doubles/AlpacaServer.ts';
import {
  AlpacaCoverDouble,
  AlpacaFocuserDouble,
  AlpacaRotatorDouble,
  AlpacaSafetyDouble,
  AlpacaSwitchDouble,
  AlpacaWeatherDouble,
} from '../../../doubles/alpacaPartDoubles.ts';
import { AlpacaError } from '../../../doubles/DeviceDouble.ts';
import { expectNoLeaks } from '../../../leaks.ts';
import { onServer } from './onServer.ts';

expectNoLeaks();

describe.each([
  ['of Platform 7', 0],
  ['before it', 1],
])('devices %s', (_generation, older) => {
  let clock: ManualClock;
  let server: AlpacaServer;
  const ends: (() => Promise<void>)[] = [];
  const doubles = () => ({
    focuser: new AlpacaFocuserDouble(0, 4 - older),
    rotator: new AlpacaRotatorDouble(0, 4 - older),
    cover: new AlpacaCoverDouble(0, 2 - older),
    safety: new AlpacaSafetyDouble(0, 3 - older),
    weather: new AlpacaWeatherDouble(0, 2 - older),
    switches: new AlpacaSwitchDouble(0, 3 - older),
  });
  let on: ReturnType<typeof doubles>;

  beforeEach(async () => {
    clock = new ManualClock();
    on = doubles();
    server = new AlpacaServer(Object.values(on));
    await server.start();
  });
  afterEach(async () => {
    await Promise.all(ends.splice(0).map((end) => end()));
    await server.stop();
  });

  function connected<D extends { connect(): void; disconnect(): Promise<void> }>(device: D): D {
    device.connect();
    ends.push(() => device.disconnect());
    return device;
  }
  const options = (settings: Record<string, string> = {}) => onServer(server.port, clock, settings);

  it('focus', async () => {
    const focuser = connected(new AlpacaFocuser(options()));
    await focuser.moveTo(1234.4);
    expect(await focuser.status()).toMatchObject({
      positionSteps: 1234,
      smallestSteps: 0,
      largestSteps: 50_000,
      moving: true,
      temperatureCelsius: null,
    });
    await focuser.halt();
    expect((await focuser.status()).moving).toBe(false);
    await expect(focuser.moveTo(50_001)).rejects.toBeInstanceOf(DeviceRefused);
    on.focuser.failing.set('halt', new AlpacaError(0x400, 'cannot'));
    await focuser.halt();
    on.focuser.position = 60_000;
    await expect(focuser.status()).rejects.toBeInstanceOf(InvalidReply);
  });

  it('do not focus without a position', async () => {
    on.focuser.absolute = false;
    const focuser = connected(new AlpacaFocuser(options()));
    await expect(focuser.moveTo(5)).rejects.toThrow('does not know its position');
  });

  it('rotate', async () => {
    const rotator = connected(new AlpacaRotator(options()));
    await rotator.rotateTo(360);
    expect(await rotator.status()).toMatchObject({ angleDegrees: 0, moving: true });
    await rotator.halt();
    expect((await rotator.status()).moving).toBe(false);
    await expect(rotator.rotateTo(361)).rejects.toBeInstanceOf(DeviceRefused);
    on.rotator.position = -1;
    await expect(rotator.status()).rejects.toBeInstanceOf(InvalidReply);
  });

  it('cover', async () => {
    const cover = connected(new AlpacaCover(options()));
    await cover.open();
    expect((await cover.status()).position).toBe('OPENING');
    on.cover.arrive();
    expect((await cover.status()).position).toBe('OPEN');
    await cover.close();
    expect((await cover.status()).position).toBe('CLOSING');
    await cover.halt();
    expect((await cover.status()).position).toBe('UNKNOWN');
    on.cover.cover = 2;
    expect((await cover.status()).position).toBe('UNKNOWN');
    on.cover.cover = 0;
    expect(await cover.status()).toMatchObject({ position: 'FAULT', fault: 'this device has no cover' });
    on.cover.cover = 6;
    await expect(cover.status()).rejects.toBeInstanceOf(InvalidReply);
  });

  it('judge, and what is no verdict is none', async () => {
    const monitor = connected(new AlpacaSafetyMonitor(options()));
    expect(await monitor.safe()).toEqual({ at: clock.now(), safe: true });
    on.safety.safe = false;
    expect((await monitor.safe()).safe).toBe(false);
    for (const verdict of ['true', 1, null, undefined]) {
      on.safety.safe = verdict;
      await expect(monitor.safe()).rejects.toBeInstanceOf(InvalidReply);
    }
  });

  it('measure the weather, each quantity in its unit', async () => {
    const station = connected(new AlpacaWeather(options()));
    on.weather.ages = { Temperature: 3, WindSpeed: 500, Humidity: -1 };
    on.weather.values = { ...on.weather.values, RainRate: 5_000 };
    expect(await station.read()).toEqual({
      at: clock.now(),
      temperatureCelsius: 8,
      // Never measured, too old, beyond what rain can be, not there: none of them is a reading.
      humidityPercent: null,
      dewPointCelsius: -5,
      pressureHectopascals: 729.5,
      windMetresPerSecond: null,
      gustMetresPerSecond: 6,
      windDirectionDegrees: 0,
      rainMillimetresPerHour: null,
      skyMinusAmbientCelsius: -28,
      skyMagnitudesPerSquareArcsecond: null,
      safe: null,
    });
    on.weather.values = { Temperature: 1, WindDirection: 0 };
    on.weather.ages = { Temperature: 30, WindDirection: 40 };
    expect(await station.read()).toMatchObject({
      at: clock.now() - 30_000,
      temperatureCelsius: 1,
      windDirectionDegrees: null,
    });
    on.weather.failing.set('temperature', new AlpacaError(0x500, 'sensor lost'));
    expect(await station.read()).toMatchObject({ temperatureCelsius: null });
    on.weather.failing.clear();
    on.weather.values = { Temperature: '8' };
    await expect(station.read()).rejects.toBeInstanceOf(InvalidReply);
  });

  it('measure nothing, and say so', async () => {
    on.weather.values = {};
    const station = connected(new AlpacaWeather(options()));
    await expect(station.read()).rejects.toThrow('measures nothing');
  });

  it('switch', async () => {
    const board = connected(new AlpacaSwitches(options()));
    expect(await board.switches()).toEqual([
      { name: 'LAMP_DOME_WHITE', on: false, writable: true },
      { name: 'Mains', on: true, writable: false },
      { name: 'FAN_DOME_EAST', on: false, writable: true },
    ]);
    await board.set('LAMP_DOME_WHITE', true);
    expect((await board.switches())[0]?.on).toBe(true);
    await expect(board.set('Mains', false)).rejects.toThrow('cannot be set');
    await expect(board.set('Nothing', false)).rejects.toThrow('no switch Nothing');
  });

  it('stand for a PLC', async () => {
    const plc = connected(alpacaPlc(options({ safety: '0', switch: '0' })));
    const status = await plc.status();
    const [station, lamp, , fan] = status.devices;
    expect(station?.values).toEqual(
      expect.arrayContaining([
        { name: 'WindSpeed', value: 3.5, unit: 'm/s', comment: '' },
        expect.objectContaining({ name: 'Verdict', value: 'safe' }),
      ]),
    );
    expect(lamp).toMatchObject({ name: 'LAMP_DOME_WHITE', type: 'light' });
    expect(fan).toMatchObject({ name: 'FAN_DOME_EAST', type: 'fan' });
    await plc.setLight('LAMP_DOME_WHITE', true);
    await plc.setFan('FAN_DOME_EAST', true);
    expect(on.switches.contacts.map((contact) => contact.on)).toEqual([true, true, true]);
    await plc.heartbeat();
  });

  it.each<[string, () => void]>([
    ['fails', () => on.safety.failing.set('issafe', new AlpacaError(0x500, 'broken'))],
    [
      'gives no verdict',
      () => {
        on.safety.safe = 'yes';
      },
    ],
    [
      'is not there',
      () => {
        server.intercept = ({ call }, response) => {
          if (!call.includes('safetymonitor')) return false;
          response.destroy();
          return true;
        };
      },
    ],
  ])('stand for a PLC whose monitor %s: unsafe', async (_case, spoil) => {
    spoil();
    const plc = connected(alpacaPlc(options({ safety: '0' })));
    const [station] = (await plc.status()).devices;
    expect(station?.values.find(({ name }) => name === 'Verdict')?.value).toBe('unsafe');
  });
});
