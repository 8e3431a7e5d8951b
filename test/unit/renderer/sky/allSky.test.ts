import { describe, expect, test } from 'vitest';
import { type AllSky, directionAt, onAllSky, slitOutline } from '../../../../renderer/sky/allSky.ts';
import { BRIGHT_STARS } from '../../../../renderer/sky/brightStars.ts';

const disc: AllSky = { centre: [100, 100], radius: 90, fromBelow: false };

describe('onAllSky', () => {
  test.each([
    ['zenith', 90, 0, [100, 100]],
    ['north', 0, 0, [100, 10]],
    ['east', 0, 90, [190, 100]],
    ['half way south', 45, 180, [100, 145]],
    ['west', 0, 270, [10, 100]],
  ] as const)('%s', (_name, altitudeDegrees, azimuthDegrees, expected) => {
    expect(onAllSky(disc, { altitudeDegrees, azimuthDegrees })).toEqual(expected);
  });

  test('seen from below, east is left', () => {
    expect(onAllSky({ ...disc, fromBelow: true }, { altitudeDegrees: 0, azimuthDegrees: 90 })).toEqual([10, 100]);
  });
});

test.each([
  [disc, 62.5, 141],
  [{ ...disc, fromBelow: true }, 30, 289],
])('a point of the disc is a direction again', (where, altitudeDegrees, azimuthDegrees) => {
  const [x, y] = onAllSky(where, { altitudeDegrees, azimuthDegrees });
  const seen = directionAt(where, x, y);
  expect(seen?.altitudeDegrees).toBeCloseTo(altitudeDegrees, 0);
  expect(seen?.azimuthDegrees).toBeCloseTo(azimuthDegrees, 0);
  expect(directionAt(where, 100, 300)).toBeNull();
});

test('the slit lies around its azimuth and goes beyond the zenith', () => {
  const outline = slitOutline(90);
  expect(Math.min(...outline.map((one) => one.altitudeDegrees))).toBeCloseTo(0, 5);
  const low = outline.filter((one) => one.altitudeDegrees < 30);
  for (const { azimuthDegrees } of low) expect(Math.abs(azimuthDegrees - 90)).toBeLessThan(15);
  expect(outline.some((one) => one.azimuthDegrees > 200 && one.azimuthDegrees < 340)).toBe(true);
});

test('the stars are on the sky, brightest first, each once', () => {
  const magnitudes = BRIGHT_STARS.map(([, , , magnitude]) => magnitude);
  expect(magnitudes).toEqual([...magnitudes].sort((a, b) => a - b));
  expect(new Set(BRIGHT_STARS.map(([name]) => name)).size).toBe(BRIGHT_STARS.length);
  for (const [, rightAscension, declination] of BRIGHT_STARS) {
    expect(rightAscension).toBeGreaterThanOrEqual(0);
    expect(rightAscension).toBeLessThan(360);
    expect(Math.abs(declination)).toBeLessThanOrEqual(90);
  }
});
