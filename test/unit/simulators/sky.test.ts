import { describe, expect, test } from 'vitest';
import { sinksBelow, toEquatorial, toHorizontal } from '../../../simulators/telescope/horizontal.ts';
import { fromJ2000, toJ2000 } from '../../../simulators/telescope/precession.ts';
import { localSiderealDegrees } from '../../../simulators/telescope/siderealTime.ts';

test('sidereal time: Meeus, example 12.b', () => {
  expect(localSiderealDegrees(Date.parse('1987-04-10T19:21:00Z'), 0)).toBeCloseTo(128.7378734, 5);
});

test('precession: Meeus, example 21.b (θ Persei, without its proper motion)', () => {
  const at = Date.parse('2028-11-13T04:33:36Z');
  const place = { rightAscensionDegrees: 41.054063, declinationDegrees: 49.22775 };
  const ofDate = fromJ2000(place, at);
  expect(ofDate.rightAscensionDegrees).toBeCloseTo(41.547214, 5);
  expect(ofDate.declinationDegrees).toBeCloseTo(49.348483, 5);
  const back = toJ2000(ofDate, at);
  expect(back.rightAscensionDegrees).toBeCloseTo(place.rightAscensionDegrees, 9);
  expect(back.declinationDegrees).toBeCloseTo(place.declinationDegrees, 9);
});

describe('the horizon of San Pedro Mártir', () => {
  const at = Date.parse('2026-12-16T05:00:00Z');
  const places = [
    [10.6847, 41.269],
    [83.6331, 22.0145],
    [0, -30],
    [359.9, 89],
  ] as const;

  test.each(places)('(%d°, %d°) there and back', (rightAscensionDegrees, declinationDegrees) => {
    const place = { rightAscensionDegrees, declinationDegrees };
    const back = toEquatorial(toHorizontal(place, at), at);
    expect(back.rightAscensionDegrees).toBeCloseTo(rightAscensionDegrees, 6);
    expect(back.declinationDegrees).toBeCloseTo(declinationDegrees, 6);
  });

  test('a place sinks below the limit when its altitude says so', () => {
    const place = { rightAscensionDegrees: 10.6847, declinationDegrees: 41.269 };
    expect(toHorizontal(place, sinksBelow(place, 10, at)).altitudeDegrees).toBeCloseTo(10, 3);
    expect(sinksBelow({ rightAscensionDegrees: 0, declinationDegrees: 85 }, 10, at)).toBe(Number.POSITIVE_INFINITY);
  });
});
