import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeviceTimeout, DeviceUnreachable, OperationAborted } from '../../../../devices/errors.ts';
import { expectNoLeaks } from '../../../leaks.ts';
import { GENERATIONS, type MountAndDome, startMountAndDome } from './mountAndDome.ts';

expectNoLeaks();

describe.each(GENERATIONS)('stops and orders of devices %s', (_generation, versions) => {
  const place = { rightAscensionDegrees: 123.4, declinationDegrees: -12.5 };
  let clock: MountAndDome['clock'];
  let telescope: MountAndDome['telescope'];
  let hood: MountAndDome['hood'];
  let server: MountAndDome['server'];
  let mount: MountAndDome['mount'];
  let dome: MountAndDome['dome'];
  let end: MountAndDome['end'];

  beforeEach(async () => {
    ({ clock, telescope, hood, server, mount, dome, end } = await startMountAndDome(versions));
  });
  afterEach(() => end());

  it('stop, park and close while everything else hangs, and take back what was not sent', async () => {
    await Promise.all([mount.status(), dome.status()]);
    const hanging: ServerResponse[] = [];
    server.intercept = ({ call }, response) => {
      if (!call.startsWith('GET') || call.endsWith('slewing')) return false;
      hanging.push(response);
      return true;
    };
    const asked = [mount.status(), dome.status(), mount.slewTo(place), dome.rotateTo(12)].map((one) =>
      one.catch((error: unknown) => error),
    );
    await server.until(() => hanging.length >= 4);
    await Promise.all([mount.halt(), dome.halt(), mount.park(), dome.close()]);
    expect(server.orders().toSorted()).toEqual(expect.arrayContaining(['abortslew', 'closeshutter', 'park']));
    server.intercept = null;
    for (const response of hanging.splice(0)) response.destroy();
    const [, , slew, turn] = await Promise.all(asked);
    // Their questions were broken off, or they were taken back: in no case is an order sent after the stop.
    expect([slew, turn].every((failure) => failure instanceof Error)).toBe(true);
    expect(server.orders()).not.toContain('slewtocoordinatesasync');
    expect(server.orders()).not.toContain('slewtoazimuth');
  });

  it('stop again after an order that was under way, and let a new order wait for that', async () => {
    await mount.slewTo(place);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.intercept = async ({ call }) => {
      if (call.endsWith('slewtocoordinatesasync')) await held;
      return false;
    };
    const slewing = mount.slewTo(place);
    await server.until(() => server.orders().filter((order) => order === 'slewtocoordinatesasync').length === 2);
    await mount.halt();
    const parking = mount.home();
    release();
    await Promise.all([slewing, parking]);
    expect(server.orders().slice(-4)).toEqual(['slewtocoordinatesasync', 'abortslew', 'abortslew', 'findhome']);
  });

  it('take an order of several steps back at a stop', async () => {
    let halted: Promise<void> | null = null;
    server.intercept = async ({ call }) => {
      if (call.endsWith('unpark')) {
        halted = mount.halt();
        await halted;
      }
      return false;
    };
    await expect(mount.slewTo(place)).rejects.toBeInstanceOf(OperationAborted);
    await halted;
    expect(telescope.slewing).toBe(false);
  });

  it('send no order twice, whatever becomes of it', async () => {
    await dome.status();
    server.intercept = ({ call }, response) => {
      if (!call.startsWith('PUT dome')) return false;
      response.destroy();
      return true;
    };
    await expect(dome.open()).rejects.toBeInstanceOf(DeviceUnreachable);
    await expect(dome.close()).rejects.toBeInstanceOf(DeviceUnreachable);
    expect(server.orders().filter((order) => order.endsWith('shutter'))).toEqual(['openshutter', 'closeshutter']);
  });

  it('take an order for taken that is answered when its motion is over', async () => {
    await Promise.all([mount.status(), dome.status()]);
    const unanswered = ['park', 'closeshutter', 'slewtoazimuth'];
    server.intercept = ({ call }) => {
      const order = call.split('/').at(-1) ?? '';
      if (order === 'park') telescope.slewing = true;
      if (order === 'closeshutter') hood.shutter = 3;
      // The turning is not even begun.
      return unanswered.includes(order);
    };
    const turning = dome.rotateTo(5).catch((error: unknown) => error);
    await server.until(() => server.orders().includes('slewtoazimuth'));
    await clock.advance(5_000);
    expect(await turning).toBeInstanceOf(DeviceTimeout);
    const others = Promise.all([mount.park(), dome.close()]);
    await server.until(() => unanswered.every((order) => server.orders().includes(order)));
    hood.shutter = 1;
    await clock.advance(2_000);
    await others;
  });

  it('are told nothing after they were let go', async () => {
    await dome.disconnect();
    await expect(dome.halt()).rejects.toThrow('disconnected');
    await expect(dome.status()).rejects.toBeInstanceOf(DeviceUnreachable);
    expect(server.orders()).not.toContain('abortslew');
  });

  it('need no stop when parked', async () => {
    await mount.status();
    await mount.halt();
    expect(server.orders()).toContain('abortslew');
  });
});
