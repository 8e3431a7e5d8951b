import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PyrosDome } from '../../../devices/dome/PyrosDome.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { type ReplayedWire, replayWire } from '../../doubles/replayWire.ts';

/** Taken with the protocol monitor from the dome of the simulation. */
const RECORDING = new URL('recordings/dome.jsonl', import.meta.url).pathname;
const wall = new RealClock();

let wire: ReplayedWire;
let dome: PyrosDome;
let folder: string;
const play = async (file: string) => {
  wire = await replayWire(file);
  dome = new PyrosDome({ name: 'Dome', address: { host: '127.0.0.1', port: wire.port }, timekeeper: wall });
  dome.connect();
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pyros-replay-'));
});
afterEach(async () => {
  await dome.disconnect();
  await wire.stop();
  await rm(folder, { recursive: true });
});

describe('a recording of the protocol monitor', () => {
  it('is played to the driver it was taken from, which reads the same again', async () => {
    await play(RECORDING);
    expect(await dome.status()).toMatchObject({ shutter: 'CLOSED', shutterPercent: 0 });
    await dome.open();
    expect(await dome.status()).toMatchObject({ shutter: 'OPENING' });
    for (let count = 0; count < 2; count++) expect(await dome.status()).toMatchObject({ shutter: 'OPEN' });
    await dome.rotateTo(120.5);
    expect(await dome.status()).toMatchObject({ rotating: true, targetAzimuthDegrees: 120.5 });
    await dome.halt();
    expect(await dome.status()).toMatchObject({ rotating: false });
    await dome.close();
    expect(await dome.status()).toMatchObject({ shutter: 'CLOSING' });
    expect(wire.left()).toBe(0);
    // Asked more often than it was then: the last answer again.
    expect(await dome.status()).toMatchObject({ shutter: 'CLOSING' });
    expect(wire.unexpected).toEqual([]);
  });

  it('has no answer to what was not asked then, and says so', async () => {
    await play(RECORDING);
    await expect(dome.rotateTo(7)).rejects.toThrow(/Dome/);
    expect(wire.unexpected[0]).toContain('"az":7');
  });

  it('is played with the faults that are in it', async () => {
    const lines = (await readFile(RECORDING, 'utf8')).trimEnd().split('\n');
    const spoilt = lines.map((line) => {
      const frame = JSON.parse(line) as { direction: string; base64: string };
      if (frame.direction === 'sent') return line;
      return JSON.stringify({ ...frame, base64: Buffer.from('[{"name":"STATUS","az":"north"}]\n').toString('base64') });
    });
    await writeFile(join(folder, 'spoilt.jsonl'), spoilt.join('\n'));
    await play(join(folder, 'spoilt.jsonl'));
    await expect(dome.status()).rejects.toMatchObject({ failure: 'invalid-reply' });
  });
});
