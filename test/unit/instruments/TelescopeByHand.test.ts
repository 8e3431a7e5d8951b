import { describe, expect, test } from 'vitest';
import { DeviceRefused } from '../../../devices/errors.ts';
import type { Mount, MountStatus } from '../../../devices/mount/Mount.ts';
import { CommandDesk } from '../../../main-services/instruments/CommandDesk.ts';
import { LatestMotion } from '../../../main-services/instruments/LatestMotion.ts';
import { mountAbilities } from '../../../main-services/instruments/mountAbilities.ts';
import { Poller } from '../../../main-services/instruments/Poller.ts';
import { TelescopeByHand } from '../../../main-services/instruments/TelescopeByHand.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { noInterlocks } from '../../doubles/noInterlocks.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const none = async () => undefined;
const link = () => ({ connected: true, since: 0, lastReplyAt: 0, fault: null });

async function bench(parts: Partial<Mount>, first: Partial<MountStatus> = {}, against: readonly string[] = []) {
  const clock = new ManualClock(0);
  let status: MountStatus = {
    at: 0,
    state: 'TRACKING',
    rightAscensionDegrees: 10,
    declinationDegrees: 20,
    altitudeDegrees: 50,
    azimuthDegrees: 0,
    targetRightAscensionDegrees: null,
    targetDeclinationDegrees: null,
    coverOpen: false,
    fault: null,
    ...first,
  };
  const mount: Mount = {
    name: 'Telescope',
    connect: () => undefined,
    disconnect: none,
    link,
    status: async () => status,
    slewTo: none,
    slewToHorizontal: none,
    setTracking: none,
    park: none,
    setCover: none,
    halt: none,
    ...parts,
  };
  const desk = new CommandDesk({ clock, log: rememberingLog(), store: none, lastId: 0 });
  const poller = new Poller(
    mount,
    () => undefined,
    () => undefined,
  );
  await poller.read();
  const checks = { ...noInterlocks, home: () => against };
  const byHand = new TelescopeByHand({ mount, poller, desk, checks, motion: new LatestMotion(), clock });
  const reads = (part: Partial<MountStatus>) => {
    status = { ...status, ...part };
  };
  return { clock, mount, byHand, reads };
}

describe('what a mount cannot do is refused in words', () => {
  test.each([
    ['unpark', 'cannot be unparked'],
    ['home', 'cannot seek home marks'],
    ['sync', 'cannot be set to a place'],
    ['rate', 'cannot track at another rate'],
  ])('%s', async (what, words) => {
    const { byHand, mount } = await bench({});
    expect(mountAbilities(mount)).toEqual({ unpark: false, home: false, sync: false, jogRates: [], trackingRates: [] });
    const issued =
      what === 'unpark'
        ? byHand.unpark('anna')
        : what === 'home'
          ? byHand.home('anna')
          : what === 'sync'
            ? byHand.sync({ rightAscensionDegrees: 1, declinationDegrees: 2 }, 'anna')
            : byHand.setTrackingRate('lunar', 'anna');
    expect(await issued.verified).toMatchObject({ outcome: 'refused', detail: expect.stringContaining(words) });
  });
});

describe('home', () => {
  test('is verified when it stands after it moved, not while it has not begun', async () => {
    const { clock, byHand, reads } = await bench({ home: none }, { state: 'STOPPED' });
    const issued = byHand.home('anna');
    let settled = false;
    void issued.verified.then(() => {
      settled = true;
    });
    await clock.advance(2000);
    expect(settled).toBe(false);
    reads({ state: 'SLEWING' });
    await clock.advance(20_000);
    expect(settled).toBe(false);
    reads({ state: 'STOPPED' });
    await clock.advance(2000);
    expect(await issued.verified).toMatchObject({ outcome: 'verified', detail: 'at its home marks' });
  });

  test('is refused by its interlock', async () => {
    const { byHand } = await bench({ home: none }, {}, ['The Sun is up.']);
    expect(await byHand.home('anna').verified).toMatchObject({ outcome: 'refused', detail: 'The Sun is up.' });
  });
});

describe('a sync', () => {
  const place = { rightAscensionDegrees: 10.1, declinationDegrees: 20.1 };

  test('is verified by the numbers that the mount says then', async () => {
    const { clock, byHand, reads } = await bench({ sync: async (to) => reads(to) });
    const issued = byHand.sync(place, 'anna');
    await clock.advance(3000);
    expect(await issued.verified).toMatchObject({ command: 'SYNC 10.1000 +20.1000', outcome: 'verified' });
  });

  test('is not verified when they stay', async () => {
    const { clock, byHand } = await bench({ sync: none });
    const issued = byHand.sync(place, 'anna');
    await clock.advance(30_000);
    expect((await issued.verified).outcome).toBe('not-verified');
  });

  test('further off than 2° is a slip', async () => {
    const { byHand } = await bench({ sync: none });
    const far = { rightAscensionDegrees: 10, declinationDegrees: 23 };
    expect(await byHand.sync(far, 'anna').verified).toMatchObject({
      outcome: 'refused',
      detail: expect.stringContaining('3.0° from where it points'),
    });
  });

  test('needs a telescope that tracks', async () => {
    const { byHand } = await bench({ sync: none }, { state: 'STOPPED' });
    expect((await byHand.sync(place, 'anna').verified).outcome).toBe('refused');
  });
});

describe('a tracking rate', () => {
  const rates = ['sidereal', 'lunar'];

  test('is read back where the mount tells it', async () => {
    const { clock, byHand, reads } = await bench({
      trackingRates: { rates, set: async (rate) => reads({ trackingRate: rate }) },
    });
    const issued = byHand.setTrackingRate('lunar', 'anna');
    await clock.advance(3000);
    expect(await issued.verified).toMatchObject({ outcome: 'verified', detail: 'reads lunar' });
  });

  test('is acknowledged, and says so, where it does not', async () => {
    const { clock, byHand } = await bench({ trackingRates: { rates, set: none } });
    const issued = byHand.setTrackingRate('lunar', 'anna');
    await clock.advance(3000);
    expect((await issued.verified).detail).toContain('does not tell its rate');
  });

  test('that it has not is refused', async () => {
    const { byHand } = await bench({ trackingRates: { rates, set: none } });
    expect((await byHand.setTrackingRate('comet', 'anna').verified).detail).toContain('has no rate "comet"');
  });
});

test('unparking is verified when it is parked no more; a refusal of the mount is told', async () => {
  const woken = await bench({ unpark: async () => woken.reads({ state: 'STOPPED' }) }, { state: 'PARKED' });
  const issued = woken.byHand.unpark('anna');
  await woken.clock.advance(3000);
  expect(await issued.verified).toMatchObject({ outcome: 'verified', detail: 'stopped' });
  const refused = await bench({
    unpark: async () => {
      throw new DeviceRefused('Telescope', 'the brake is locked');
    },
  });
  expect(await refused.byHand.unpark('anna').acknowledged).toMatchObject({
    outcome: 'failed',
    detail: expect.stringContaining('the brake is locked'),
  });
});
