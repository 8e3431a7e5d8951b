import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lx200Mount } from '../../../../devices/lx200/Lx200Mount.ts';
import { coordinateFrames } from '../../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import { ScaledClock } from '../../../../main-services/supervision/ScaledClock.ts';
import { type Behaviour, SerialPeer } from '../../../doubles/SerialPeer.ts';
import { eventually } from './eventually.ts';

/** A mount in the long format that always points at one place: answers what it must, one command after the other. */
const ANSWERS: Readonly<Record<string, string>> = { GR: '06:30:00#', GD: '+45*00:00#', MS: '0', D: '#', ACK: 'P' };
function mountLike(heard: string, say: (text: string) => void): void {
  for (const [, command = ''] of heard.replaceAll('\x06', ':ACK#').matchAll(/:([^#]*)#/g)) {
    const taken = command.startsWith('SC') ? '1Updating Planetary Data#      #' : '1';
    const answer = command.startsWith('S') ? taken : ANSWERS[command];
    if (answer !== undefined) say(answer);
  }
}

// Each fault on a real pseudo-terminal and the driver of a mount; the patience of the driver is what takes the time: all at once.
describe.concurrent('a serial line', { timeout: 60_000 }, () => {
  // So that the tests need not be as patient as the driver: its patience has a floor in wall time.
  const clock = new ScaledClock(Date.UTC(2026, 11, 16), 10);
  const open: (() => Promise<void>)[] = [];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pyros-ports-'));
  });
  afterAll(async () => {
    await Promise.all(open.map((stop) => stop()));
    await rm(folder, { recursive: true });
    clock.stop();
  });

  function mountAt(path: string): Lx200Mount {
    const mount = new Lx200Mount({
      name: 'Telescope',
      address: { medium: 'serial', path, baudRate: 9600 },
      timekeeper: clock,
      site: SAN_PEDRO_MARTIR,
      frames: coordinateFrames(SAN_PEDRO_MARTIR),
    });
    open.push(() => mount.disconnect());
    mount.connect();
    return mount;
  }

  async function peerWith(behaviour: Behaviour): Promise<{ peer: SerialPeer; mount: Lx200Mount }> {
    const peer = await SerialPeer.plugged(behaviour);
    open.push(() => peer.stop());
    return { peer, mount: mountAt(peer.path) };
  }

  const fault = (mount: Lx200Mount, pattern: RegExp) =>
    eventually(
      () => mount.link(),
      (link) => pattern.test(link.fault ?? ''),
    );

  it('says that there is no such port, and finds it when it is plugged in', async () => {
    const peer = await SerialPeer.plugged(mountLike);
    open.push(() => peer.stop());
    await peer.unplug();
    const mount = mountAt(peer.path);
    await fault(mount, /there is no serial port/);
    // On this fast clock it may just be tried again: then that attempt fails instead.
    await expect(mount.status()).rejects.toThrow(/^Telescope: (:GR# was not sent: )?there is no serial port/);
    await peer.plugIn();
    const status = await eventually(
      () => mount.status(),
      () => true,
    );
    expect(status).toMatchObject({ coverOpen: null, fault: null });
    expect(mount.link()).toMatchObject({ connected: true, fault: null });
  });

  it('says that another program has the port, or that it is none', async () => {
    const peer = await SerialPeer.plugged(mountLike);
    open.push(() => peer.stop());
    const other = new SerialPort({ path: peer.path, baudRate: 9600 });
    await new Promise((resolve) => other.once('open', resolve));
    const mount = mountAt(peer.path);
    await fault(mount, /another program has .* open/);
    await new Promise((resolve) => other.close(resolve));
    await eventually(
      () => mount.link(),
      ({ connected }) => connected,
    );
    await writeFile(join(folder, 'file'), '');
    await fault(mountAt(join(folder, 'file')), /is not a serial port/);
  });

  it('is not connected while the device says nothing, and orders say so', async () => {
    const { peer, mount } = await peerWith(() => undefined);
    await fault(mount, /did not answer within/);
    expect(mount.link().connected).toBe(false);
    await expect(mount.status()).rejects.toMatchObject({ failure: 'timeout' });
    await expect(mount.halt()).rejects.toMatchObject({ failure: 'timeout' });
    // It is told to stop all the same.
    expect(peer.heard).toContain(':Q#');
  });

  it('is not connected while the device speaks rubbish', async () => {
    const { mount } = await peerWith((_, say) => say('\x00\xff{"no": "mount"}\r\n#'));
    await fault(mount, /this is no answer to/);
    await expect(mount.status()).rejects.toMatchObject({ failure: 'invalid-reply' });
    await expect(mount.slewTo({ rightAscensionDegrees: 1, declinationDegrees: 1 })).rejects.toThrow(/no answer/);
  });

  it('takes an answer that comes one byte at a time', async () => {
    const { mount } = await peerWith((heard, say) => {
      let said = '';
      mountLike(heard, (text) => {
        said += text;
      });
      for (const [index, character] of [...said].entries()) setTimeout(() => say(character), 3 * index);
    });
    await eventually(
      () => mount.status(),
      ({ declinationDegrees }) => Math.abs(declinationDegrees - 45) < 0.3,
    );
  });

  it('comes back in step after an answer that was cut off, and after one that came too late', async () => {
    const { peer, mount } = await peerWith(mountLike);
    const seen = () =>
      eventually(
        () => mount.status(),
        ({ declinationDegrees }) => Math.abs(declinationDegrees - 45) < 0.3,
      );
    await seen();
    peer.behaviour = (_, say) => say('06:3');
    await expect(mount.status()).rejects.toThrow(/its answer was not complete within/);
    peer.behaviour = mountLike;
    await seen();
    let late: (() => void) | null = null;
    peer.behaviour = (heard, say) => {
      late = () => mountLike(heard, say);
    };
    await expect(mount.status()).rejects.toMatchObject({ failure: 'timeout' });
    peer.behaviour = (heard, say) => {
      late?.();
      late = null;
      mountLike(heard, say);
    };
    await seen();
  });

  it('survives that the cable is pulled in the middle of a command, and is greeted anew', async () => {
    const { peer, mount } = await peerWith(mountLike);
    await eventually(
      () => mount.status(),
      () => true,
    );
    peer.behaviour = (heard, say) => !heard.includes(':Sd') && mountLike(heard, say);
    const slewing = mount
      .slewTo({ rightAscensionDegrees: 10, declinationDegrees: 20 })
      .catch((error: unknown) => error);
    await peer.until((heard) => heard.includes(':Sd'));
    await peer.unplug();
    expect(await slewing).toMatchObject({
      failure: 'unreachable',
      message: expect.stringMatching(/was unplugged|no serial/),
    });
    expect(mount.link().connected).toBe(false);
    await expect(mount.park()).rejects.toMatchObject({ failure: 'unreachable' });
    peer.behaviour = mountLike;
    const before = peer.heard.length;
    await peer.plugIn();
    const status = await eventually(
      () => mount.status(),
      () => true,
    );
    // It is not sent there by itself, and where and when it is it is told again.
    expect(status.targetDeclinationDegrees).toBeNull();
    expect(peer.heard.slice(before)).not.toContain(':MS#');
    expect(peer.heard.slice(before)).toMatch(/:Sg115\*2\d#.*:SC/s);
  });

  it('puts a stop ahead of everything, and takes back what was not sent', async () => {
    const { peer, mount } = await peerWith(mountLike);
    await eventually(
      () => mount.status(),
      () => true,
    );
    let held: (() => void)[] = [];
    peer.behaviour = (heard, say) => void held.push(() => mountLike(heard, say));
    const status = mount.status().catch((error: unknown) => error);
    const slewing = mount
      .slewTo({ rightAscensionDegrees: 10, declinationDegrees: 20 })
      .catch((error: unknown) => error);
    await peer.until((heard) => heard.endsWith(':D#'));
    const halting = mount.halt();
    // Nothing is answered yet, and the stop is on the line already.
    await peer.until((heard) => heard.includes(':Q#'));
    peer.behaviour = mountLike;
    for (const answer of held) answer();
    held = [];
    await halting;
    await status;
    expect(await slewing).toMatchObject({ failure: 'aborted' });
    expect(peer.heard).not.toContain(':MS#');
  });

  it('ends what is asked when it is disconnected, twice if need be', async () => {
    const { peer, mount } = await peerWith(mountLike);
    await eventually(
      () => mount.status(),
      () => true,
    );
    peer.behaviour = () => undefined;
    const before = peer.heard.length;
    const status = mount.status().catch((error: unknown) => error);
    await peer.until((heard) => heard.length > before);
    await mount.disconnect();
    await mount.disconnect();
    expect(await status).toMatchObject({ failure: 'aborted' });
    expect(mount.link()).toMatchObject({ connected: false, fault: 'disconnected' });
    await expect(mount.halt()).rejects.toMatchObject({ failure: 'unreachable' });
  });
});
