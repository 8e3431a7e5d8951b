import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import {
  airMass,
  angleBetween,
  circleAround,
  siderealDegrees,
  toEquatorial,
  toHorizontal,
} from '../../../../renderer/sky/horizontal.ts';
import { moonPosition } from '../../../../renderer/sky/moonPosition.ts';

describe('sidereal time', () => {
  // Meeus, Astronomical Algorithms, example 12.b: 1987 April 10, 19:21:00 UT, mean sidereal time at Greenwich 8h34m57.0896s.
  test('agrees with a published example', () => {
    const greenwich = { ...SAN_PEDRO_MARTIR, longitudeDegrees: 0 };
    const hours = siderealDegrees(Date.parse('1987-04-10T19:21:00Z'), greenwich) / 15;
    expect(hours).toBeCloseTo(8 + 34 / 60 + 57.0896 / 3600, 4);
  });
});

describe('toHorizontal', () => {
  // Meeus, example 13.b: Venus from Washington on the same evening, altitude 15.1249°, azimuth 68.0337° from the south.
  test('agrees with a published example', () => {
    const washington = { ...SAN_PEDRO_MARTIR, latitudeDegrees: 38.92139, longitudeDegrees: -77.06556 };
    const venus = { rightAscensionDegrees: 347.3193375, declinationDegrees: -6.719892 };
    const { altitudeDegrees, azimuthDegrees } = toHorizontal(venus, Date.parse('1987-04-10T19:21:00Z'), washington);
    expect(altitudeDegrees).toBeCloseTo(15.1249, 1);
    expect(azimuthDegrees).toBeCloseTo(248.0337, 1);
  });

  test('the pole stands at the latitude, in the north', () => {
    const pole = toHorizontal({ rightAscensionDegrees: 0, declinationDegrees: 90 }, 1e12, SAN_PEDRO_MARTIR);
    expect(pole.altitudeDegrees).toBeCloseTo(SAN_PEDRO_MARTIR.latitudeDegrees, 6);
    expect(Math.min(pole.azimuthDegrees, 360 - pole.azimuthDegrees)).toBeCloseTo(0, 4);
  });

  test('and back again', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 359.99, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.integer({ min: 1.7e12, max: 1.9e12 }),
        (rightAscensionDegrees, declinationDegrees, at) => {
          const there = toHorizontal({ rightAscensionDegrees, declinationDegrees }, at, SAN_PEDRO_MARTIR);
          const back = toEquatorial(there, at, SAN_PEDRO_MARTIR);
          const turn = Math.abs(back.rightAscensionDegrees - rightAscensionDegrees);
          expect(Math.min(turn, 360 - turn)).toBeLessThan(1e-4);
          expect(back.declinationDegrees).toBeCloseTo(declinationDegrees, 5);
        },
      ),
    );
  });
});

test('every point of a circle on the sky is as far from its middle', () => {
  const centre = { altitudeDegrees: 40, azimuthDegrees: 350 };
  for (const point of circleAround(centre, 45)) expect(angleBetween(centre, point)).toBeCloseTo(45, 6);
});

test.each([
  [90, 1],
  [30, 2],
  [2, null],
])('air mass at %f°', (altitude, expected) => {
  const found = airMass(altitude);
  if (expected === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 6);
});

// Meeus, example 47.a: 1992 April 12, 0h: the Moon at right ascension 134.688°, declination +13.768°.
test('the Moon is where a published example has it, to half a degree', () => {
  const moon = moonPosition(Date.parse('1992-04-12T00:00:00Z'));
  expect(Math.abs(moon.rightAscensionDegrees - 134.688)).toBeLessThan(0.5);
  expect(Math.abs(moon.declinationDegrees - 13.768)).toBeLessThan(0.5);
});
