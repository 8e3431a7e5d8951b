import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Catalogue } from '../../../main-services/catalogue/Catalogue.ts';
import { openCatalogue } from '../../../main-services/catalogue/openCatalogue.ts';
import { BRIGHT_STARS } from '../../../renderer/sky/brightStars.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
});

describe('the offline catalogue', () => {
  // Positions: SIMBAD, J2000, to a hundredth of a degree.
  test.each([
    ['M31', 'NGC 224', 10.68, 41.27],
    ['messier 031', 'NGC 224', 10.68, 41.27],
    ['Andromeda Galaxy', 'NGC 224', 10.68, 41.27],
    ['NGC0224', 'NGC 224', 10.68, 41.27],
    ['ngc 7000', 'NGC 7000', 314.82, 44.53],
    ['IC 434', 'IC 434', 85.25, -2.45],
    ['m45', 'M 45', 56.85, 24.12],
    ['M 40', 'M 40', 185.55, 58.08],
    ['M102', 'NGC 5866', 226.62, 55.76],
    ['Sirius', 'HIP 32349', 101.29, -16.72],
    ['alp CMa', 'HIP 32349', 101.29, -16.72],
    ['α CMa', 'HIP 32349', 101.29, -16.72],
    ['Alpha CMa', 'HIP 32349', 101.29, -16.72],
    ["barnard's galaxy", 'NGC 6822', 296.24, -14.79],
    ['58 Ori', 'HIP 27989', 88.79, 7.41],
    ['HD 172167', 'HIP 91262', 279.23, 38.78],
  ])('finds %s as %s', (asked, name, ra, dec) => {
    const target = catalogue.find(asked);
    expect(target?.name).toBe(name);
    expect(target?.rightAscensionDegrees).toBeCloseTo(ra, 1);
    expect(target?.declinationDegrees).toBeCloseTo(dec, 1);
  });

  it('has every number of Messier', () => {
    const missing = Array.from({ length: 110 }, (_, index) => `M ${index + 1}`).filter((name) => !catalogue.find(name));
    expect(missing).toEqual([]);
  });

  it('has every number of the New General Catalogue', () => {
    const missing = Array.from({ length: 7840 }, (_, index) => `NGC ${index + 1}`).filter(
      (name) => !catalogue.find(name) && catalogue.startingWith(name, 1).length === 0,
    );
    expect(missing).toEqual([]);
  });

  it('answers nothing to no name, and to one that there is not', () => {
    expect(catalogue.find('')).toBeNull();
    expect(catalogue.find('M 111')).toBeNull();
    expect(catalogue.startingWith('', 5)).toEqual([]);
    expect(catalogue.startingWith('no such thing', 5)).toEqual([]);
  });

  it('suggests what begins so, the exact one first', () => {
    const names = catalogue.startingWith('M 3', 5).map(({ furtherNames }) => furtherNames[0]);
    expect(names[0]).toBe('M 3');
    expect(names).toHaveLength(5);
    expect(catalogue.startingWith('bet', 3)[0]?.name).toMatch(/^HIP/);
  });

  it('holds only places on the sky', () => {
    for (const name of ['M 1', 'NGC 1', 'IC 5386', 'Vega']) {
      const target = catalogue.find(name);
      expect(target?.rightAscensionDegrees).toBeGreaterThanOrEqual(0);
      expect(target?.rightAscensionDegrees).toBeLessThan(360);
    }
    expect(catalogue.size).toBeGreaterThan(16_000);
  });
});

describe('the stars of the sky map', () => {
  test.each(BRIGHT_STARS)('%s stands where the catalogue has it', (name, ra, dec) => {
    const target = catalogue.find(name);
    if (target === null) return expect(nearest(ra, dec)).toBeLessThan(0.05);
    const across = (((target.rightAscensionDegrees - ra + 540) % 360) - 180) * Math.cos((dec * Math.PI) / 180);
    expect(Math.hypot(across, target.declinationDegrees - dec)).toBeLessThan(0.05);
  });
});

/** Degrees from a place to the nearest star of the catalogue with a Greek letter. */
function nearest(ra: number, dec: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const star of catalogue.startingWith('HIP', 10_000)) {
    const across = (((star.rightAscensionDegrees - ra + 540) % 360) - 180) * Math.cos((dec * Math.PI) / 180);
    best = Math.min(best, Math.hypot(across, star.declinationDegrees - dec));
  }
  return best;
}
