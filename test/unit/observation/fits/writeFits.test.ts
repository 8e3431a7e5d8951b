import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../../../devices/camera/Camera.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import { onesComplementSum } from '../../../../main-services/observation/fits/checksum.ts';
import type { FitsCard } from '../../../../main-services/observation/fits/FitsCard.ts';
import type { Picture } from '../../../../main-services/observation/fits/FitsEncoding.ts';
import { type ImageDescription, imageCards } from '../../../../main-services/observation/fits/imageCards.ts';
import { readFits } from '../../../../main-services/observation/fits/readFits.ts';
import { writeFits } from '../../../../main-services/observation/fits/writeFits.ts';

const frame = (widthPixels: number, heightPixels: number): Frame => ({
  widthPixels,
  heightPixels,
  pixels: Uint16Array.from({ length: widthPixels * heightPixels }, (_, at) => (at * 7919) & 0xffff),
  startedAt: Date.UTC(2026, 11, 16, 3, 0, 0, 250),
  exposureSeconds: 30,
  filter: 'r',
  temperatureCelsius: -95.25,
});

const description: ImageDescription = {
  detector: 'VIS',
  kind: 'object',
  object:
    "Barnard's star – a name so long that it needs to go on in a second and a third record of the header, as it may well be",
  observer: 'Éloïse Müller',
  programme: 'GRB follow-up',
  telescope: 'COLIBRI',
  site: SAN_PEDRO_MARTIR,
  rightAscensionDegrees: 83.633083,
  declinationDegrees: 22.0145,
  altitudeDegrees: 61.5,
  azimuthDegrees: 120.25,
  pixelScaleArcseconds: 0.3,
  requestId: 12,
  sequenceId: 34,
  planId: 56,
  software: 'PyROS 0.1.0',
};

describe('writeFits', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fits-'));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it.each<[string, Frame, ImageDescription]>([
    ['an object frame', frame(512, 512), description],
    ['an odd-sized frame', frame(37, 11), description],
    ['a frame of more than one slice', frame(1201, 1303), description],
    ['one pixel', frame(1, 1), description],
    [
      'a bias without target',
      frame(384, 384),
      {
        ...description,
        kind: 'bias',
        object: null,
        rightAscensionDegrees: null,
        declinationDegrees: null,
        altitudeDegrees: -3,
      },
    ],
  ])('writes %s that fitsverify accepts without a warning', async (_case, picture, what) => {
    const path = join(directory, 'image.fits');
    await writeFits(path, picture, imageCards(picture, what));
    const { stdout } = await promisify(execFile)('fitsverify', [path]).catch((failure) => failure);
    expect(stdout).toContain('0 warning(s) and 0 error(s)');
    expect(await readdir(directory)).toEqual(['image.fits']);

    const read = await readFits(path);
    expect([read.widthPixels, read.heightPixels]).toEqual([picture.widthPixels, picture.heightPixels]);
    expect(read.pixels).toEqual(picture.pixels);
    const cards = new Map(read.cards.map((card) => [card.keyword, card.value]));
    expect(cards.get('DATE-OBS')).toBe('2026-12-16T03:00:00.250');
    expect(cards.get('EXPTIME')).toBe(30);
    expect(cards.get('OBSERVER')).toBe('Eloise Muller');
    expect(cards.get('MJD-OBS')).toBeCloseTo(61390.12500289, 7);
    expect(cards.has('CTYPE1')).toBe(what.kind === 'object');
    expect(cards.has('AIRMASS')).toBe(what.altitudeDegrees === 61.5);
  });

  it('sums to minus zero, as CHECKSUM promises', async () => {
    for (const size of [3, 50, 101]) {
      const picture = frame(size, size + 1);
      const path = join(directory, `${size}.fits`);
      await writeFits(path, picture, imageCards(picture, description));
      expect(onesComplementSum(await readFile(path))).toBe(0xffffffff);
    }
  });

  it('names the path and leaves nothing behind when the directory is not there or not writable', async () => {
    const picture = frame(4, 4);
    const path = join(directory, 'absent', 'image.fits');
    await expect(writeFits(path, picture, [])).rejects.toThrow(`${path} could not be written: ENOENT`);
    await writeFile(join(directory, 'image.fits.tmp'), '');
    await chmod(directory, 0o500);
    if (process.getuid?.() !== 0) {
      await expect(writeFits(join(directory, 'image.fits'), picture, [])).rejects.toThrow('EACCES');
    }
    await chmod(directory, 0o700);
  });

  it('overwrites a half-written file of an earlier run', async () => {
    const path = join(directory, 'image.fits');
    await writeFile(`${path}.tmp`, 'half');
    await writeFits(path, frame(4, 4), []);
    expect(await readdir(directory)).toEqual(['image.fits']);
  });

  it.each<[string, Picture, readonly FitsCard[], string]>([
    ['a keyword of the structure', frame(2, 2), [{ keyword: 'BZERO', value: 1 }], 'FITS keyword BZERO'],
    [
      'a keyword twice',
      frame(2, 2),
      [1, 2].map((value) => ({ keyword: 'OBJECT', value })),
      'FITS keyword OBJECT is given twice',
    ],
    ['a size that is not', { ...frame(2, 2), widthPixels: 3 }, [], '4 pixels are not a picture of 3 × 2'],
  ])('refuses %s and leaves nothing behind', async (_case, picture, cards, message) => {
    await expect(writeFits(join(directory, 'image.fits'), picture, cards)).rejects.toThrow(message);
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('readFits', () => {
  let directory = '';
  let whole = Buffer.alloc(0);
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fits-'));
    const path = join(directory, 'whole.fits');
    await writeFits(path, frame(8, 8), []);
    whole = await readFile(path);
  });
  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it.each<[string, () => Buffer, string]>([
    ['rubbish', () => Buffer.from('hello'), 'not a FITS file'],
    ['an empty file', () => Buffer.alloc(0), 'not a FITS file'],
    ['a cut header', () => whole.subarray(0, 300), 'the FITS header has no END'],
    ['cut data', () => whole.subarray(0, 2900), 'FITS data end after 2900 of 3008 bytes'],
    [
      'an absurd size',
      () => patched('NAXIS1  =                    8', 'NAXIS1  =            999999999'),
      'is not possible',
    ],
    [
      'an unknown BITPIX',
      () => patched('BITPIX  =                   16', 'BITPIX  =                    7'),
      'BITPIX 7',
    ],
  ])('names the file and the fault of %s', async (_case, bytes, message) => {
    const path = join(directory, 'image.fits');
    await writeFile(path, bytes());
    await expect(readFits(path)).rejects.toThrow(message);
    await expect(readFits(path)).rejects.toThrow(path);
  });

  it('says which file is missing', async () => {
    await expect(readFits(join(directory, 'none.fits'))).rejects.toThrow('none.fits: ENOENT');
  });

  function patched(from: string, to: string): Buffer {
    const text = whole.toString('latin1');
    expect(text).toContain(from);
    return Buffer.from(text.replace(from, to), 'latin1');
  }
});
