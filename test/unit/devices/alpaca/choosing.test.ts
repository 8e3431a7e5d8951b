import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDevice, type DriverEnvironment } from '../../../../devices/createDevice.ts';
import type { DeviceSetting } from '../../../../devices/DeviceSetting.ts';
import { DEVICE_NAMES } from '../../../../devices/deviceNames.ts';
import { tryDevice } from '../../../../main-services/equipment/tryDevice.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import { RealClock } from '../../../../main-services/supervision/RealClock.ts';
import { AlpacaCameraDouble } from '../../../doubles/AlpacaCameraDouble.ts';
import { AlpacaDomeDouble } from '../../../doubles/AlpacaDomeDouble.ts';
import { AlpacaServer } from '../../../doubles/AlpacaServer.ts';
import { AlpacaTelescopeDouble } from '../../../doubles/AlpacaTelescopeDouble.ts';
import {
  AlpacaCoverDouble,
  AlpacaFocuserDouble,
  AlpacaRotatorDouble,
  AlpacaWeatherDouble,
} from '../../../doubles/alpacaPartDoubles.ts';
import { expectNoLeaks } from '../../../leaks.ts';
import { FRAMES } from './onServer.ts';

expectNoLeaks();

describe('a device that is set to Alpaca', () => {
  let clock: RealClock;
  let server: AlpacaServer;
  let environment: DriverEnvironment;
  const setting = (settings: Record<string, string> = {}): DeviceSetting => ({
    driver: 'alpaca',
    host: '127.0.0.1',
    port: server.port,
    path: '',
    baudRate: 9600,
    // Servers number as they like.
    deviceNumber: 5,
    settings,
  });

  beforeEach(async () => {
    clock = new RealClock();
    environment = { timekeeper: clock, site: SAN_PEDRO_MARTIR, frames: FRAMES };
    server = new AlpacaServer([
      new AlpacaTelescopeDouble(5),
      new AlpacaDomeDouble(5),
      new AlpacaCameraDouble(5),
      new AlpacaWeatherDouble(5),
      new AlpacaFocuserDouble(5),
      new AlpacaRotatorDouble(5),
      new AlpacaCoverDouble(5),
    ]);
    await server.start();
  });
  afterEach(async () => {
    await server.stop();
    clock.stop();
  });

  it.each(DEVICE_NAMES)('answers as %s', async (name) => {
    expect(await tryDevice(name, setting(), environment, clock)).toMatchObject({ ok: true });
  });

  it('says in words why it cannot be', async () => {
    expect(() => createDevice('CameraVIS', setting({ wheel: 'the red one' }), environment)).toThrow(
      '"wheel" is "the red one", not a device number',
    );
    const absent = { ...setting(), deviceNumber: 6 };
    const tried = await tryDevice('Dome', absent, environment, clock, 0);
    expect(tried).toMatchObject({ ok: false, words: expect.stringContaining('there is no /api/v1/dome/6') });
  });
});
