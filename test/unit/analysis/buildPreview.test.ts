import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPreview } from '../../../main-services/analysis/buildPreview.ts';
import { decimate } from '../../../main-services/analysis/decimate.ts';
import { histogram } from '../../../main-services/analysis/histogram.ts';
import { zscale } from '../../../main-services/analysis/zscale.ts';
import { syntheticSky } from '../../doubles/syntheticSky.ts';

const STRETCHES = ['zscale', 'asinh', 'linear'] as const;
const star = { x: 400, y: 100, fluxCounts: 400_000 };
const frame = syntheticSky({
  widthPixels: 512,
  heightPixels: 256,
  skyCounts: 800,
  noiseCounts: 12,
  fwhmPixels: 4,
  stars: [star],
});
const picture = {
  ...frame,
  cards: [
    { keyword: 'OBJECT', value: 'M 31', comment: 'Target' },
    { keyword: 'SIMPLE', value: true, comment: '' },
  ],
};

describe('zscale', () => {
  it('spans a straight ramp by its slope over the contrast, cut at the ends', () => {
    const ramp = Float64Array.from({ length: 1000 }, (_, at) => at);
    expect(zscale(ramp)).toEqual({ blackCounts: 0, whiteCounts: 999 });
  });

  it('shows the sky and not the stars', () => {
    const sorted = Float64Array.from(frame.pixels).sort();
    const { blackCounts, whiteCounts } = zscale(sorted);
    expect(blackCounts).toBeGreaterThan(740);
    expect(blackCounts).toBeLessThan(795);
    expect(whiteCounts).toBeGreaterThan(810);
    expect(whiteCounts).toBeLessThan(1200);
  });

  it.each<[string, number[], number, number]>([
    ['nothing', [], 0, 0],
    ['one value', [7], 7, 7],
    ['a flat field', [7, 7, 7, 7, 7, 7, 7, 7], 7, 7],
  ])('survives %s', (_case, values, black, white) => {
    expect(zscale(Float64Array.from(values))).toEqual({ blackCounts: black, whiteCounts: white });
  });

  it('stays within the data', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 65_535, noNaN: true }), { minLength: 1, maxLength: 300 }),
        (values) => {
          const sorted = Float64Array.from(values).sort();
          const { blackCounts, whiteCounts } = zscale(sorted);
          expect(blackCounts).toBeGreaterThanOrEqual(sorted[0] ?? 0);
          expect(whiteCounts).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
          expect(blackCounts).toBeLessThanOrEqual(whiteCounts);
        },
      ),
    );
  });
});

describe('decimate', () => {
  it('turns the picture over and averages', () => {
    const small = decimate({ widthPixels: 4, heightPixels: 2, pixels: Uint16Array.of(1, 1, 2, 2, 3, 3, 4, 6) }, 4);
    expect([...small.pixels]).toEqual([3, 3, 4, 6, 1, 1, 2, 2]);
    const half = decimate({ widthPixels: 4, heightPixels: 2, pixels: Uint16Array.of(1, 1, 2, 2, 3, 3, 4, 6) }, 2);
    expect([half.widthPixels, half.heightPixels, ...half.pixels]).toEqual([2, 1, 2, 3.5]);
  });

  it('keeps the mean and the proportions whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 64 }),
        (width, height, size) => {
          const small = decimate(
            { widthPixels: width, heightPixels: height, pixels: new Uint16Array(width * height).fill(9) },
            size,
          );
          expect(Math.max(small.widthPixels, small.heightPixels)).toBeLessThanOrEqual(Math.max(size, 1));
          expect(small.pixels).toHaveLength(small.widthPixels * small.heightPixels);
          expect(small.pixels.every((counts) => counts === 9)).toBe(true);
        },
      ),
    );
  });
});

describe('histogram', () => {
  it('counts what lies outside in the first and the last part', () => {
    expect(histogram(Float64Array.of(-5, 0, 1, 2.5, 99), { blackCounts: 0, whiteCounts: 4 }, 4)).toEqual([2, 1, 1, 1]);
  });
});

describe('buildPreview', () => {
  it.each(STRETCHES)('shows the star white where it is and the sky dark with %s', (stretch) => {
    const preview = buildPreview(picture, { stretch, size: 512 });
    expect([preview.widthPixels, preview.heightPixels]).toEqual([512, 256]);
    const grey = Buffer.from(preview.base64, 'base64');
    expect(grey).toHaveLength(512 * 256);
    const row = 255 - star.y;
    expect(grey[row * 512 + star.x]).toBe(255);
    const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
    expect(mean).toBeGreaterThan(5);
    expect(mean).toBeLessThan(190);
    expect(preview.histogram).toHaveLength(128);
    expect(preview.header).toEqual([
      { keyword: 'OBJECT', value: 'M 31', comment: 'Target' },
      { keyword: 'SIMPLE', value: 'T', comment: '' },
    ]);
  });

  it('fits the asked size', () => {
    const preview = buildPreview(picture, { stretch: 'zscale', size: 128 });
    expect([preview.widthPixels, preview.heightPixels]).toEqual([128, 64]);
    expect(Buffer.from(preview.base64, 'base64')).toHaveLength(128 * 64);
  });

  it.each(STRETCHES)('survives pictures of one value or none with %s', (stretch) => {
    for (const pixels of [new Uint16Array(64).fill(7), new Float32Array(64).fill(Number.NaN)]) {
      const preview = buildPreview({ widthPixels: 8, heightPixels: 8, pixels, cards: [] }, { stretch, size: 32 });
      expect(preview.whiteCounts).toBeGreaterThan(preview.blackCounts);
    }
  });
});
