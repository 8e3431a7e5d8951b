import { describe, expect, test } from 'vitest';
import type { Mount, MountStatus } from '../../../devices/mount/Mount.ts';
import { CommandDesk } from '../../../main-services/instruments/CommandDesk.ts';
import { Poller } from '../../../main-services/instruments/Poller.ts';
import { TelescopeCommands } from '../../../main-services/instruments/TelescopeCommands.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { noInterlocks } from '../../doubles/noInterlocks.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const TARGET = { rightAscensionDegrees: 10, declinationDegrees: 20 };

/** A telescope that takes every order and never arrives anywhere. */
function lazyTelescope() {
  const clock = new ManualClock(0);
  const sent: string[] = [];
  const status: MountStatus = {
    at: 0,
    state: 'SLEWING',
    rightAscensionDegrees: 0,
    declinationDegrees: 0,
    altitudeDegrees: 50,
    azimuthDegrees: 0,
    targetRightAscensionDegrees: null,
    targetDeclinationDegrees: null,
    coverOpen: false,
    fault: null,
  };
  const note = (what: string) => async () => void sent.push(what);
  const mount: Mount = {
    name: 'Telescope',
    connect: () => undefined,
    disconnect: async () => undefined,
    link: () => ({ connected: true, since: 0, lastReplyAt: 0, fault: null }),
    status: async () => status,
    slewTo: note('slew'),
    slewToHorizontal: note('slew alt-az'),
    setTracking: note('track'),
    park: note('park'),
    setCover: note('cover'),
    halt: note('halt'),
  };
  const log = rememberingLog();
  const desk = new CommandDesk({ clock, log, store: async () => undefined, lastId: 0 });
  const poller = new Poller(
    mount,
    () => undefined,
    () => undefined,
  );
  const refusals: string[] = [];
  const checks = { ...noInterlocks, slewTo: () => refusals };
  return { clock, sent, refusals, telescope: new TelescopeCommands({ mount, poller, desk, checks }) };
}

describe('a newer motion of the same axis', () => {
  test('withdraws the older one: its retry never undoes what came after', async () => {
    const { clock, sent, telescope } = lazyTelescope();
    const slew = telescope.slewTo(TARGET, 'alert');
    await clock.advance(5000);
    telescope.park('Majordome');
    await clock.advance(600_000);
    expect(await slew.verified).toMatchObject({ outcome: 'failed', detail: 'superseded by PARK' });
    expect(sent.filter((what) => what === 'slew')).toHaveLength(1);
    expect(sent.filter((what) => what === 'park')).toHaveLength(2);
  });

  test('that is refused withdraws nothing', async () => {
    const { clock, refusals, sent, telescope } = lazyTelescope();
    const park = telescope.park('Majordome');
    await clock.advance(5000);
    refusals.push('The Sun is up.');
    telescope.slewTo(TARGET, 'operator');
    await clock.advance(600_000);
    expect(await park.verified).toMatchObject({ outcome: 'not-verified' });
    expect(sent).toEqual(['park', 'park']);
  });

  test('the cover is an axis of its own', async () => {
    const { clock, sent, telescope } = lazyTelescope();
    const cover = telescope.setCover(true, 'Majordome');
    telescope.park('Majordome');
    await clock.advance(200_000);
    expect(await cover.verified).toMatchObject({ outcome: 'not-verified' });
    expect(sent.filter((what) => what === 'cover')).toHaveLength(2);
  });
});
