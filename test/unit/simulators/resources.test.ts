import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CAMERA_NIR } from '../../../simulators/cameraNir/cameraNirModel.ts';
import { CAMERA_VIS } from '../../../simulators/cameraVis/cameraVisModel.ts';
import { toHorizontal } from '../../../simulators/telescope/horizontal.ts';

/** Nautical twilights of the night of 2026-12-15, and the Moon at 05:00 UTC (astronomy-engine 2.1.19, San Pedro Mártir). */
const DUSK = Date.parse('2026-12-16T01:38:00Z');
const DAWN = Date.parse('2026-12-16T13:36:00Z');
const MOON = { ra: 342.05, dec: -5.92 };
const STEP_MS = 600_000;
/** Airmass 2. */
const LOWEST_ALTITUDE = 30;

const files = Array.from({ length: 10 }, (_, index) => `routine_request_${String(index + 1).padStart(2, '0')}.xml`);
const read = (name: string) => readFileSync(join(import.meta.dirname, '../../../simulators/resources', name), 'utf8');

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

const sequencesOf = (xml: string) => xml.match(/<sequence[\s\S]*?<\/sequence>/g) ?? [];
const plansOf = (xml: string) => xml.match(/<plan [^>]*>/g) ?? [];

function separation(a: { ra: number; dec: number }, b: { ra: number; dec: number }): number {
  const radians = Math.PI / 180;
  const cosine =
    Math.sin(a.dec * radians) * Math.sin(b.dec * radians) +
    Math.cos(a.dec * radians) * Math.cos(b.dec * radians) * Math.cos((a.ra - b.ra) * radians);
  return Math.acos(cosine) / radians;
}

describe.each(files)('%s', (file) => {
  const xml = read(file);

  test('names a programme, a user and a strategy that exist', () => {
    const request = /<request[^>]*>/.exec(xml)?.[0] ?? '';
    expect(['GRB', 'AGN', 'EXO', 'TDE', 'SN', 'CAL']).toContain(attribute(request, 'programme'));
    expect(['observer', 'astronomer']).toContain(attribute(request, 'user'));
    expect(['best-effort', 'all-or-nothing']).toContain(attribute(request, 'strategy'));
    expect(attribute(request, 'night')).toBe('tonight');
  });

  test.each(sequencesOf(xml))('its target is up long enough, far from the Moon: %#', (sequence) => {
    const target = { ra: Number(attribute(sequence, 'ra')), dec: Number(attribute(sequence, 'dec')) };
    expect(separation(target, MOON)).toBeGreaterThan(32);
    const place = { rightAscensionDegrees: target.ra, declinationDegrees: target.dec };
    let steps = 0;
    for (let at = DUSK; at < DAWN; at += STEP_MS) {
      if (toHorizontal(place, at).altitudeDegrees > LOWEST_ALTITUDE) steps++;
    }
    expect((steps * STEP_MS) / 60_000).toBeGreaterThan(120);
  });

  test.each(sequencesOf(xml))('its cameras have the filters, and it takes 10 to 40 minutes: %#', (sequence) => {
    const minutes = [CAMERA_VIS, CAMERA_NIR].map((camera) => {
      const detector = camera === CAMERA_VIS ? 'VIS' : 'NIR';
      const album = new RegExp(`<album detector="${detector}">([\\s\\S]*?)</album>`).exec(sequence)?.[1] ?? '';
      const plans = plansOf(album);
      for (const plan of plans) expect(camera.filters.map((each) => each.name)).toContain(attribute(plan, 'filter'));
      return (
        plans.reduce((sum, plan) => sum + Number(attribute(plan, 'exposure')) * Number(attribute(plan, 'count')), 0) /
        60
      );
    });
    expect(Math.max(...minutes)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...minutes)).toBeLessThan(40);
  });
});

test('about 150 images in all, one request with two sequences, one all or nothing', () => {
  const all = files.map(read);
  const images = all.flatMap(plansOf).reduce((sum, plan) => sum + Number(attribute(plan, 'count')), 0);
  expect(images).toBeGreaterThan(130);
  expect(images).toBeLessThan(160);
  expect(all.filter((xml) => sequencesOf(xml).length === 2)).toHaveLength(1);
  expect(all.filter((xml) => xml.includes('all-or-nothing'))).toHaveLength(1);
});

test('the burst of the grb night is high when it is sent, and stays so for hours', () => {
  const xml = read('svom_eclairs_grb.xml');
  const place = {
    rightAscensionDegrees: Number(/<C1>(.*)<\/C1>/.exec(xml)?.[1]),
    declinationDegrees: Number(/<C2>(.*)<\/C2>/.exec(xml)?.[1]),
  };
  // Iteration 60 of 200 between 00:55Z and 14:20Z is 04:56Z.
  for (const hour of [5, 6, 7, 8, 9]) {
    expect(toHorizontal(place, Date.parse(`2026-12-16T0${hour}:00:00Z`)).altitudeDegrees).toBeGreaterThan(45);
  }
  expect(separation({ ra: place.rightAscensionDegrees, dec: place.declinationDegrees }, MOON)).toBeGreaterThan(60);
});
