import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlpacaMount } from '../../../../devices/alpaca/AlpacaMount.ts';
import { DeviceRefused } from '../../../../devices/errors.ts';
import { AlpacaCoverDouble } from '../../../doubles/alpacaPartDoubles.ts';
import { AlpacaError } from '../../../doubles/DeviceDouble.ts';
import { expectNoLeaks } from '../../../leaks.ts';
import { GENERATIONS, type MountAndDome, startMountAndDome } from './mountAndDome.ts';
import { FRAMES, onServer, until } from './onServer.ts';

expectNoLeaks();

describe.each(GENERATIONS)('devices %s', (_generation, versions) => {
  const place = { rightAscensionDegrees: 123.4, declinationDegrees: -12.5 };
  let clock: MountAndDome['clock'];
  let telescope: MountAndDome['telescope'];
  let hood: MountAndDome['hood'];
  let server: MountAndDome['server'];
  let mount: MountAndDome['mount'];
  let dome: MountAndDome['dome'];
  let lid: AlpacaCoverDouble;
  let end: MountAndDome['end'];

  beforeEach(async () => {
    lid = new AlpacaCoverDouble(3);
    ({ clock, telescope, hood, server, mount, dome, end } = await startMountAndDome(versions, lid));
  });
  afterEach(() => end());

  it('connect the hardware, wake, slew, track, and stop', async () => {
    await mount.slewTo(place);
    expect(telescope).toMatchObject({ connected: true, atPark: false, tracking: true, slewing: true });
    const under = await mount.status();
    expect(under).toMatchObject({ state: 'SLEWING', targetRightAscensionDegrees: 123.4, coverOpen: false });
    telescope.arrive();
    const there = await mount.status();
    expect(there).toMatchObject({ state: 'TRACKING', trackingRate: 'sidereal', fault: null });
    expect(there.rightAscensionDegrees).toBeCloseTo(123.4, 6);
    expect(there.declinationDegrees).toBeCloseTo(-12.5, 6);
    expect(there.altitudeDegrees).toBeCloseTo(FRAMES.toHorizontal(place, clock.now()).altitudeDegrees, 5);
    await mount.slewTo({ ...place, declinationDegrees: 30 });
    await mount.halt();
    expect(telescope.slewing).toBe(false);
    expect(await mount.status()).toMatchObject({ state: 'TRACKING', targetDeclinationDegrees: null });
    expect(mount.link()).toMatchObject({ connected: true, fault: null });
    expect(mount.link().lastReplyAt).toBe(clock.now());
  });

  it.each([
    ['topocentric', 1],
    ['J2000', 2],
  ])('think in %s coordinates as the device does', async (_system, system) => {
    telescope.equatorialSystem = system;
    await mount.slewTo(place);
    telescope.arrive();
    const apparent = FRAMES.toApparent(place, clock.now());
    const wanted = system === 2 ? 123.4 / 15 : apparent.rightAscensionHours;
    expect(telescope.rightAscension).toBeCloseTo(wanted, 6);
    expect((await mount.status()).rightAscensionDegrees).toBeCloseTo(123.4, 5);
    // 26 years of precession are a third of a degree: the one is never taken for the other.
    expect(Math.abs(apparent.rightAscensionHours * 15 - 123.4)).toBeGreaterThan(0.2);
  });

  it.each([
    ['B1950', 4],
    ['J2050', 3],
    ['a system that it does not name', 0],
  ])('refuse coordinates in %s', async (words, system) => {
    telescope.equatorialSystem = system;
    await expect(mount.status()).rejects.toThrow(words);
    await expect(mount.slewTo(place)).rejects.toBeInstanceOf(DeviceRefused);
    expect(telescope.slewing).toBe(false);
  });

  it('ask again for what was refused once, and connect a device that tells nothing before', async () => {
    telescope.failing.set('equatorialsystem', new AlpacaError(0x500, 'not yet'));
    await expect(mount.status()).rejects.toBeInstanceOf(DeviceRefused);
    telescope.failing.clear();
    expect((await mount.status()).state).toBe('PARKED');
    telescope.connected = false;
    telescope.failing.set('interfaceversion', new AlpacaError(0x407, 'not connected'));
    await until(
      clock,
      () => mount.status(),
      () => true,
    );
    expect(telescope.connected).toBe(true);
  });

  it('believe an order for a moment when the device is slow to tell of it', async () => {
    await mount.slewTo(place);
    telescope.slewing = false;
    expect((await mount.status()).state).toBe('SLEWING');
    await clock.advance(2_000);
    expect((await mount.status()).state).toBe('TRACKING');
    await mount.park();
    telescope.slewing = false;
    expect((await mount.status()).state).toBe('PARKING');
    telescope.arrive();
    expect((await mount.status()).state).toBe('PARKED');
  });

  it('slew above the horizon and stand, by its own words or by way of the sky', async () => {
    await mount.slewToHorizontal({ altitudeDegrees: 60, azimuthDegrees: 90 });
    telescope.arrive();
    expect(server.orders()).toContain('slewtoaltazasync');
    await clock.advance(2_000);
    expect((await mount.status()).state).toBe('STOPPED');
    telescope.canSlewAltAz = false;
    const other = new AlpacaMount(onServer(server.port, clock));
    other.connect();
    await other.slewToHorizontal({ altitudeDegrees: 60, azimuthDegrees: 90 });
    expect(await other.status()).toMatchObject({ state: 'SLEWING', targetRightAscensionDegrees: null });
    telescope.arrive();
    const there = await other.status();
    expect(there.altitudeDegrees).toBeCloseTo(60, 4);
    expect(there.azimuthDegrees).toBeCloseTo(90, 4);
    expect((await other.status()).state).toBe('STOPPED');
    await other.disconnect();
  });

  it('jog, home, sync, and follow at other rates', async () => {
    telescope.atPark = false;
    await mount.jogging.start('NORTH', 'slew');
    await mount.jogging.start('WEST', 'centre');
    expect([...telescope.axes]).toEqual([
      [1, 4],
      [0, -0.133696],
    ]);
    await mount.jogging.start('SOUTH', 'find');
    expect(telescope.axes.get(1)).toBe(-2);
    await mount.halt();
    expect([...telescope.axes.values()]).toEqual([0, 0]);
    await mount.jogging.start('EAST', 'guide');
    await mount.jogging.stop();
    expect([...telescope.axes.values()]).toEqual([0, 0]);
    await expect(mount.jogging.start('EAST', 'warp')).rejects.toThrow('no rate warp');
    await mount.trackingRates.set('lunar');
    expect(telescope.trackingRate).toBe(1);
    telescope.equatorialSystem = 2;
    await mount.sync({ rightAscensionDegrees: 15, declinationDegrees: 2 });
    await mount.home();
    expect((await mount.status()).state).toBe('SLEWING');
  });

  it('open and shut the cover beside the telescope', async () => {
    await mount.setCover(true);
    expect((await mount.status()).coverOpen).toBe(false);
    lid.arrive();
    expect((await mount.status()).coverOpen).toBe(true);
    lid.cover = 5;
    expect(await mount.status()).toMatchObject({ coverOpen: false, fault: 'the cover says that it failed' });
    await mount.setCover(false);
    lid.arrive();
    expect(lid.cover).toBe(1);
  });

  it('open, turn, stop and shut the dome', async () => {
    expect(await dome.status()).toMatchObject({ shutter: 'CLOSED', shutterPercent: 0, rotating: false });
    hood.slaved = true;
    await dome.open();
    expect(await dome.status()).toMatchObject({ shutter: 'OPENING', rotating: false });
    await dome.rotateTo(90);
    expect(hood.slaved).toBe(false);
    expect(await dome.status()).toMatchObject({ shutter: 'OPENING', rotating: true, targetAzimuthDegrees: 90 });
    hood.arrive();
    expect(await dome.status()).toMatchObject({ shutter: 'OPEN', shutterPercent: 100, azimuthDegrees: 90 });
    await dome.close();
    await dome.halt();
    expect(await dome.status()).toMatchObject({ shutter: 'STOPPED', targetAzimuthDegrees: null, fault: null });
    await dome.close();
    hood.arrive();
    expect((await dome.status()).shutter).toBe('CLOSED');
    hood.shutter = 4;
    expect((await dome.status()).shutter).toBe('FAULT');
  });

  it('refuse by themselves what no device should be told', async () => {
    const { length } = server.requests;
    await expect(mount.slewTo({ rightAscensionDegrees: Number.NaN, declinationDegrees: 0 })).rejects.toThrow('NaN');
    await expect(mount.slewTo({ rightAscensionDegrees: 0, declinationDegrees: 91 })).rejects.toThrow('91');
    await expect(mount.slewToHorizontal({ altitudeDegrees: 91, azimuthDegrees: 0 })).rejects.toThrow('altitude 91');
    await expect(dome.rotateTo(Number.POSITIVE_INFINITY)).rejects.toBeInstanceOf(DeviceRefused);
    expect(server.requests.slice(length).filter(({ call }) => call.startsWith('PUT'))).toEqual([]);
  });
});
