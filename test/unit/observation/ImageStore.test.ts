import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Frame } from '../../../devices/camera/Camera.ts';
import { ImageStore } from '../../../main-services/observation/ImageStore.ts';

const request = { id: 7, isAlert: false };
const PATH = 'routine_7/sequence_8/vis_1_0001.fits';
let root: string;
let store: ImageStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pyros-images-'));
  store = new ImageStore(root);
  const frame: Frame = {
    widthPixels: 1,
    heightPixels: 1,
    pixels: new Uint16Array([1]),
    startedAt: 0,
    exposureSeconds: 1,
    filter: 'r',
    temperatureCelsius: null,
  };
  await store.write(PATH, frame, []);
});
afterEach(() => rm(root, { recursive: true }));

describe('an image whose request is finished while it is read', () => {
  test('is read where it went', async () => {
    const places: string[] = [];
    const text = await store.read(PATH, async (path) => {
      places.push(path);
      if (places.length === 1) await store.finish(request);
      return (await readFile(path)).subarray(0, 6).toString();
    });
    expect(text).toBe('SIMPLE');
    expect(places.map((place) => place.includes('_active'))).toEqual([true, false]);
  });

  test('is not read twice when it is the reading that fails', async () => {
    let attempts = 0;
    const failing = store.read(PATH, async () => {
      attempts += 1;
      throw new Error('not a FITS file');
    });
    await expect(failing).rejects.toThrow('not a FITS file');
    expect(attempts).toBe(1);
  });

  test('that is on no disk is refused by its name', async () => {
    await expect(store.read('routine_9/sequence_1/x.fits', readFile)).rejects.toThrow('routine_9/sequence_1/x.fits');
  });
});
