import { describe, expect, it } from 'vitest';
import { analyseImage } from '../../../main-services/analysis/analyseImage.ts';
import { type SyntheticSky, type SyntheticStar, syntheticSky } from '../../doubles/syntheticSky.ts';

const SCALE = 0.3;
const cards = [{ keyword: 'PIXSCALE', value: SCALE, comment: '' }];

/** 64 stars on a jittered grid, so that none overlap. */
const stars: SyntheticStar[] = Array.from({ length: 64 }, (_, index) => ({
  x: 32 + 64 * (index % 8) + ((index * 7) % 11) - 5 + (index % 10) / 10,
  y: 32 + 64 * Math.floor(index / 8) + ((index * 5) % 13) - 6 + ((index * 3) % 10) / 10,
  fluxCounts: 20_000 + 2_000 * index,
}));

const sky: SyntheticSky = {
  widthPixels: 512,
  heightPixels: 512,
  skyCounts: 800,
  noiseCounts: 12,
  fwhmPixels: 4,
  stars,
};
const analyse = (change: Partial<SyntheticSky> = {}) => analyseImage({ ...syntheticSky({ ...sky, ...change }), cards });

describe('analyseImage', () => {
  it('finds every star where it is, and nothing else', () => {
    const { sources, sourceCount } = analyse();
    expect(sourceCount).toBe(64);
    for (const star of stars) {
      const nearest = Math.min(...sources.map(({ x, y }) => Math.hypot(x - star.x, y - star.y)));
      expect(nearest).toBeLessThan(0.25);
    }
    const brightest = sources[0];
    expect(
      Math.hypot((brightest?.x ?? 0) - (stars[63]?.x ?? 0), (brightest?.y ?? 0) - (stars[63]?.y ?? 0)),
    ).toBeLessThan(0.25);
    expect(brightest?.fluxCounts).toBeGreaterThan(0.9 * (stars[63]?.fluxCounts ?? 0));
  });

  it('measures sky and noise, also under a gradient', () => {
    expect(analyse().medianCounts).toBeCloseTo(800, -0.5);
    expect(analyse().skySigmaCounts).toBeGreaterThan(11);
    expect(analyse().skySigmaCounts).toBeLessThan(13);
    const moonlit = analyse({ gradientCounts: 1 });
    expect(moonlit.sourceCount).toBe(64);
    expect(moonlit.medianCounts).toBeGreaterThan(1030);
    expect(moonlit.medianCounts).toBeLessThan(1080);
  });

  it.each([1.6, 2, 3, 4, 6, 9])('measures a FWHM of %d pixels to four hundredths', (fwhmPixels) => {
    const { fwhmArcseconds } = analyse({ fwhmPixels });
    expect(Math.abs((fwhmArcseconds ?? 0) / SCALE / fwhmPixels - 1)).toBeLessThan(0.04);
  });

  it('does not take noise, hot pixels or saturated stars for seeing', () => {
    const empty = analyse({ stars: [] });
    expect([empty.sourceCount, empty.fwhmArcseconds]).toEqual([0, null]);
    const frame = syntheticSky({ ...sky, stars: [] });
    for (const at of [1000, 70_000, 200_000]) frame.pixels[at] = 40_000;
    expect(analyseImage({ ...frame, cards }).sourceCount).toBe(0);
    const saturated = analyse({ stars: stars.slice(0, 4).map((star) => ({ ...star, fluxCounts: 5e6 })) });
    expect([saturated.sourceCount, saturated.fwhmArcseconds]).toEqual([4, null]);
  });

  it('gives no arcseconds without a pixel scale, and takes it from the world coordinates too', () => {
    const frame = syntheticSky(sky);
    expect(analyseImage({ ...frame, cards: [] }).fwhmArcseconds).toBeNull();
    const degrees = { keyword: 'CDELT2', value: SCALE / 3600, comment: '' };
    expect(analyseImage({ ...frame, cards: [degrees] }).fwhmArcseconds).toBeCloseTo(analyse().fwhmArcseconds ?? 0, 6);
  });

  it.each<[string, number, number, number]>([
    ['one pixel', 1, 1, 500],
    ['one row', 300, 1, 500],
    ['all black', 64, 64, 0],
    ['all white', 64, 64, 65_535],
  ])('survives %s', (_case, widthPixels, heightPixels, counts) => {
    const pixels = new Uint16Array(widthPixels * heightPixels).fill(counts);
    expect(analyseImage({ widthPixels, heightPixels, pixels, cards })).toMatchObject({
      medianCounts: counts,
      sourceCount: 0,
      fwhmArcseconds: null,
    });
  });

  it('survives pixels without a value', () => {
    const pixels = new Float32Array(64 * 64).fill(Number.NaN);
    expect(analyseImage({ widthPixels: 64, heightPixels: 64, pixels, cards }).sourceCount).toBe(0);
  });
});
