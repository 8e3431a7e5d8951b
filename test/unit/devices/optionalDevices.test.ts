import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDevices, type DeviceRack } from '../../../devices/createDevices.ts';
import type { DeviceSetting } from '../../../devices/DeviceSetting.ts';
import { OPTIONAL_DEVICES, REQUIRED_DEVICES } from '../../../devices/deviceNames.ts';
import { settingFaults } from '../../../devices/drivers.ts';
import { DeviceRefused } from '../../../devices/errors.ts';
import { NOT_FITTED, pyrosSettings } from '../../../devices/pyrosSettings.ts';
import { DEFAULT_ADDRESSES } from '../../../devices/socketConfig.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { AccessoryBoard } from '../../../main-services/instruments/AccessoryBoard.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { AlpacaServer } from '../../doubles/AlpacaServer.ts';
import {
  AlpacaCoverDouble,
  AlpacaFocuserDouble,
  AlpacaRotatorDouble,
  AlpacaWeatherDouble,
} from '../../doubles/alpacaPartDoubles.ts';
import { expectNoLeaks } from '../../leaks.ts';

expectNoLeaks();

describe('an optional device', () => {
  const clock = new RealClock();
  let server: AlpacaServer;
  let rack: DeviceRack;
  let there: DeviceSetting;

  beforeEach(async () => {
    server = new AlpacaServer([
      new AlpacaFocuserDouble(),
      new AlpacaRotatorDouble(),
      new AlpacaCoverDouble(),
      new AlpacaWeatherDouble(),
    ]);
    await server.start();
    there = { ...NOT_FITTED, driver: 'alpaca', port: server.port };
    rack = createDevices(pyrosSettings(DEFAULT_ADDRESSES), {
      timekeeper: clock,
      site: SAN_PEDRO_MARTIR,
      frames: coordinateFrames(SAN_PEDRO_MARTIR),
    });
  });
  afterEach(async () => {
    await Promise.all(Object.values(rack.devices).map((device) => device.disconnect()));
    await server.stop();
    clock.stop();
  });

  it('is not there unless something is said of it, and says so to whoever asks', async () => {
    const { focuser, rotator, cover, weatherStation } = rack.devices;
    for (const device of [focuser, rotator, cover, weatherStation]) {
      device.connect();
      expect(device).toMatchObject({ fitted: false });
      expect(device.link()).toMatchObject({ connected: false, fault: 'not fitted' });
    }
    const orders = [focuser.status(), focuser.moveTo(3), rotator.halt(), cover.close(), weatherStation.read()];
    for (const order of orders) await expect(order).rejects.toThrow(DeviceRefused);
    await expect(rotator.rotateTo(3)).rejects.toThrow('Rotator: is not fitted');
  });

  it('comes and goes while everything runs, and is the same device for who holds it', async () => {
    const board = new AccessoryBoard(
      rack.devices,
      () => undefined,
      () => undefined,
    );
    expect(board.state()).toEqual({ focuser: null, rotator: null, cover: null, weatherStation: null });
    const { focuser, rotator, cover, weatherStation } = rack.devices;
    for (const device of Object.values(rack.devices)) device.connect();
    for (const name of OPTIONAL_DEVICES) await rack.exchange(name, there);
    expect(await board.focuser.read()).toMatchObject({ smallestSteps: 0, moving: false });
    expect(await rotator.status()).toMatchObject({ moving: false });
    expect(await cover.status()).toMatchObject({ fault: null });
    expect((await weatherStation.read()).temperatureCelsius).not.toBeNull();
    const fitted = board.state();
    expect(fitted.focuser).toMatchObject({ name: 'Focuser', link: { connected: true } });
    expect(fitted.weatherStation).toMatchObject({ name: 'WeatherStation', link: { connected: true } });
    for (const name of OPTIONAL_DEVICES) await rack.exchange(name, NOT_FITTED);
    expect(board.state()).toEqual({ focuser: null, rotator: null, cover: null, weatherStation: null });
    await expect(focuser.status()).rejects.toThrow('Focuser: is not fitted');
  });

  it.each(REQUIRED_DEVICES)('is what the %s is not: it cannot be left out', async (name) => {
    expect(settingFaults(name, NOT_FITTED)).toEqual([`${name} cannot be left out.`]);
    await expect(rack.exchange(name, NOT_FITTED)).rejects.toThrow('cannot be left out');
  });

  it('has no driver that speaks no word of it', () => {
    expect(settingFaults('Rotator', { ...NOT_FITTED, driver: 'pyros' })).toEqual(['PyROS has no driver for Rotator.']);
    expect(settingFaults('Cover', { ...there, driver: 'indi', settings: { device: 'Cap' } })).toEqual([
      'INDI has no driver for Cover.',
    ]);
  });
});
