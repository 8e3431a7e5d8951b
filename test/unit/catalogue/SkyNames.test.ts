import { describe, expect, test } from 'vitest';
import { solarSystemBodies } from '../../../main-services/astronomy/solarSystemBodies.ts';
import type { Catalogue } from '../../../main-services/catalogue/Catalogue.ts';
import { openCatalogue } from '../../../main-services/catalogue/openCatalogue.ts';
import { SkyNames } from '../../../main-services/catalogue/SkyNames.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';

const NOW = Date.UTC(2026, 11, 16, 6);
const names = (catalogue: () => Promise<Catalogue> = openCatalogue) =>
  new SkyNames({ catalogue, bodies: solarSystemBodies(SAN_PEDRO_MARTIR), now: () => NOW });

describe('a name', () => {
  test.each([
    ['m31', 'NGC 224', 10.68, 41.27],
    ['ngc 7000', 'NGC 7000', 314.82, 44.53],
    ['IC 434', 'IC 434', 85.25, -2.46],
    ['sirius', 'HIP 32349', 101.29, -16.72],
    ['alp Ori', 'HIP 27989', 88.79, 7.41],
  ])('%s is found as %s', async (typed, name, ascension, declination) => {
    const found = await names().find(typed);
    expect(found).toMatchObject({ name, moves: false });
    expect(Math.abs((found?.rightAscensionDegrees ?? 0) - ascension)).toBeLessThan(0.2);
    expect(Math.abs((found?.declinationDegrees ?? 0) - declination)).toBeLessThan(0.1);
  });

  test('of a planet or the Moon is found where it is now', async () => {
    // By astronomy-engine's own tables for 2026-12-16: Jupiter in Leo, Saturn in Cetus.
    expect(await names().find('JUPITER')).toMatchObject({ name: 'Jupiter', kind: 'planet', moves: true });
    const saturn = await names().find('saturn');
    expect(saturn?.rightAscensionDegrees).toBeGreaterThan(0);
    expect(saturn?.rightAscensionDegrees).toBeLessThan(20);
    expect((await names().find('moon'))?.kind).toBe('moon');
  });

  test.each(['Sun', 'nothing of that name', '   ', '"; drop table'])('%s is not found', async (typed) => {
    expect(await names().find(typed)).toBeNull();
  });
});

describe('a beginning', () => {
  test('gives planets first, then the shorter names', async () => {
    const [first, ...others] = await names().suggest('m', 8);
    expect(first).toMatchObject({ name: 'Moon' });
    expect(others.length).toBe(7);
    expect((await names().suggest('m 3', 5)).map(({ furtherNames }) => furtherNames[0])).toContain('M 3');
    expect(await names().suggest('  ', 5)).toEqual([]);
  });
});

test('a catalogue that could not be read is tried again', async () => {
  let tries = 0;
  const flaky = names(async () => {
    if (tries++ === 0) throw new Error('the disk is gone');
    return openCatalogue();
  });
  await expect(flaky.find('M 31')).rejects.toThrow('the disk is gone');
  expect(await flaky.find('M 31')).toMatchObject({ name: 'NGC 224' });
  expect(tries).toBe(2);
});
