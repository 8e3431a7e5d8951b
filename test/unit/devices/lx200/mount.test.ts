import { afterAll, describe, expect, it } from 'vitest';
import { createDevice, type DriverEnvironment } from '../../../../devices/createDevice.ts';
import type { Mount } from '../../../../devices/mount/Mount.ts';
import { coordinateFrames } from '../../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import { FreeRunningTime } from '../../../doubles/FreeRunningTime.ts';
import { PseudoTerminal } from '../../../doubles/PseudoTerminal.ts';
import { SimulatorProcess } from '../../simulators/SimulatorProcess.ts';
import { eventually } from '../serial/eventually.ts';

const SPEED = 10;
const START = Date.UTC(2026, 11, 16, 6);

// Our driver, a pseudo-terminal, and the simulated mount as a process of its own.
describe.concurrent('an LX200 mount', { timeout: 60_000 }, () => {
  const clock = new FreeRunningTime(START, SPEED);
  const frames = coordinateFrames(SAN_PEDRO_MARTIR);
  const open: (() => Promise<void>)[] = [];
  const environment: DriverEnvironment = { timekeeper: clock, site: SAN_PEDRO_MARTIR, frames };
  const sent = new Map<Mount, string>();

  afterAll(async () => {
    await Promise.all(open.map((stop) => stop()));
    expect(clock.pending).toBe(0);
  });

  const simulator = (...manners: readonly string[]) =>
    SimulatorProcess.start('lx200/lx200Simulator.ts', '--speed', String(SPEED), ...manners);

  async function mountWith(...manners: readonly string[]) {
    const process = await simulator(...manners);
    const cable = await PseudoTerminal.to(process.port());
    const setting = {
      driver: 'lx200' as const,
      host: '',
      port: 0,
      path: cable.path,
      baudRate: 9600,
      deviceNumber: 0,
      settings: {},
    };
    let told = '';
    const mount = createDevice('Telescope', setting, {
      ...environment,
      tapOf: () => (direction, bytes) => {
        if (direction === 'sent') told += Buffer.from(bytes).toString('latin1');
        sent.set(mount, told);
      },
    });
    open.push(async () => {
      await mount.disconnect();
      await cable.stop();
      await process.stop();
    });
    mount.connect();
    return { mount, cable, process };
  }

  const state = (mount: Mount, wanted: string) =>
    eventually(
      () => mount.status(),
      (status) => status.state === wanted,
    );
  const high = (altitudeDegrees: number, azimuthDegrees: number) =>
    frames.fromHorizontal({ altitudeDegrees, azimuthDegrees }, clock.now());

  it('goes, follows, stands, is stopped, refuses, is jogged, synchronised and parked', async () => {
    const { mount } = await mountWith();
    await state(mount, 'TRACKING');
    const target = high(60, 200);
    await mount.slewTo(target);
    const there = await state(mount, 'TRACKING');
    expect(there.rightAscensionDegrees).toBeCloseTo(target.rightAscensionDegrees, 1);
    expect(there.declinationDegrees).toBeCloseTo(target.declinationDegrees, 2);
    expect(there.targetDeclinationDegrees).toBe(target.declinationDegrees);

    await mount.setTracking(false);
    await state(mount, 'STOPPED');
    await mount.slewTo(high(50, 100));
    await mount.halt();
    expect(sent.get(mount)).toMatch(/:MS#.*:Q#/s);
    expect((await state(mount, 'TRACKING')).targetDeclinationDegrees).toBeNull();

    await expect(mount.slewTo({ ...target, declinationDegrees: -75 })).rejects.toThrow(
      'Telescope: the mount does not go there: Object Below Horizon',
    );
    await expect(mount.slewTo({ ...target, declinationDegrees: 95 })).rejects.toMatchObject({ failure: 'refused' });
    await expect(mount.slewTo({ ...target, declinationDegrees: Number.NaN })).rejects.toThrow(/not within/);

    await mount.sync?.(target);
    expect((await mount.status()).declinationDegrees).toBeCloseTo(target.declinationDegrees, 1);
    await mount.jogging?.start('NORTH', 'find');
    await state(mount, 'SLEWING');
    await mount.jogging?.stop();
    await state(mount, 'TRACKING');
    await expect(mount.jogging?.start('NORTH', 'fast')).rejects.toThrow(/it knows guide, centre, find, slew/);
    await mount.trackingRates?.set('lunar');
    expect(sent.get(mount)).toMatch(/:TL#/);

    await mount.park();
    expect((await mount.status()).state).toBe('PARKING');
    await state(mount, 'PARKED');
    await expect(mount.setTracking(true)).rejects.toThrow('Telescope: it is parked');
    // It wakes at its first slew.
    await mount.slewTo(target);
    await state(mount, 'TRACKING');
    await mount.slewToHorizontal({ altitudeDegrees: 45, azimuthDegrees: 90 });
    expect((await state(mount, 'STOPPED')).altitudeDegrees).toBeCloseTo(45, 0);
  });

  it('of the old kind, that starts in its short format and answers late, is told where and when it is, and seen to move', async () => {
    const { mount } = await mountWith('--manner', 'classic', '--manner', 'short', '--answer-after-ms', '120');
    const first = await eventually(
      () => mount.status(),
      () => true,
    );
    // West-positive, time as UTC, and the long format.
    expect(sent.get(mount)).toMatch(/:U#.*:St\+31\*0\d#:Sg115\*2\d#:SG\+00#:SL0\d:\d\d:\d\d#:SC12\/16\/26#/s);
    expect(first.declinationDegrees).toBeCloseTo(60, 0);
    const target = high(62, 10);
    await mount.slewTo(target);
    const there = await state(mount, 'TRACKING');
    expect(there.declinationDegrees).toBeCloseTo(target.declinationDegrees, 1);
  });

  it('that reads no separator but a colon is spoken to with colons', async () => {
    const { mount } = await mountWith('--manner', 'colon');
    await state(mount, 'TRACKING');
    const target = high(60, 5);
    await mount.slewTo(target);
    expect(sent.get(mount)).toMatch(/:Sd[+-]\d\d:\d\d:\d\d#:MS#/);
    await state(mount, 'TRACKING');
  });

  it('that was switched off and on is put into the long format again, and is not parked because it was', async () => {
    const { mount, cable, process } = await mountWith();
    await state(mount, 'TRACKING');
    await mount.park();
    await state(mount, 'PARKED');
    await process.stop();
    await cable.unplug();
    const other = await simulator('--manner', 'short');
    open.push(() => other.stop());
    await cable.plugIn(other.port());
    const back = await state(mount, 'TRACKING');
    expect(back.declinationDegrees).toBeCloseTo(60, 0);
    expect(sent.get(mount)?.match(/:U#/g)).toHaveLength(1);
  });
});
