import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
import { pointingWarnings } from '../../../../renderer/sky/pointingLimits.ts';

const SITE = SAN_PEDRO_MARTIR;
const AT = Date.parse('2026-12-16T06:12:47Z');

describe('directions for drawing', () => {
  it('finds Polaris at the latitude, in the north', () => {
    const polaris = toHorizontal({ rightAscensionDegrees: 37.95, declinationDegrees: 89.26 }, AT, SITE);
    expect(polaris.altitudeDegrees).toBeGreaterThan(30);
    expect(polaris.altitudeDegrees).toBeLessThan(32);
    expect(Math.abs(((polaris.azimuthDegrees + 180) % 360) - 180)).toBeLessThan(1);
  });

  it('agrees with the sidereal time of the Astronomical Almanac (2000-01-01 12:00 UT1: GMST 18h 41m 50.55s)', () => {
    const greenwich = { ...SITE, longitudeDegrees: 0 };
    expect(siderealDegrees(Date.parse('2000-01-01T12:00:00Z'), greenwich) / 15).toBeCloseTo(18.697374, 4);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 359.9, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        (rightAscensionDegrees, declinationDegrees) => {
          const back = toEquatorial(toHorizontal({ rightAscensionDegrees, declinationDegrees }, AT, SITE), AT, SITE);
          const turn = ((back.rightAscensionDegrees - rightAscensionDegrees + 540) % 360) - 180;
          expect(Math.abs(turn)).toBeLessThan(1e-4);
          expect(back.declinationDegrees).toBeCloseTo(declinationDegrees, 5);
        },
      ),
    );
  });

  it('draws circles of the radius asked for', () => {
    const centre = { altitudeDegrees: 12, azimuthDegrees: 232 };
    for (const point of circleAround(centre, 45)) expect(angleBetween(centre, point)).toBeCloseTo(45, 6);
  });

  it('knows the Moon to about a third of a degree (Meeus, example 47.a: 1992-04-12 0h TD)', () => {
    const moon = moonPosition(Date.parse('1992-04-12T00:00:00Z'));
    expect(moon.rightAscensionDegrees).toBeCloseTo(134.69, 0);
    expect(moon.declinationDegrees).toBeCloseTo(13.77, 0);
  });

  it.each([
    [90, 1],
    [30, 2],
    [2, null],
  ])('air mass at %i°', (altitude, expected) => {
    const mass = airMass(altitude);
    if (expected === null) expect(mass).toBeNull();
    else expect(mass).toBeCloseTo(expected, 6);
  });

  it('warns of a target that the interlocks will refuse', () => {
    const sun = { altitudeDegrees: 12, azimuthDegrees: 232 };
    expect(pointingWarnings({ altitudeDegrees: 60, azimuthDegrees: 50 }, sun)).toEqual([]);
    expect(pointingWarnings({ altitudeDegrees: 20, azimuthDegrees: 232 }, sun)[0]).toContain('8.0° from the Sun');
    expect(pointingWarnings({ altitudeDegrees: 20, azimuthDegrees: 232 }, { ...sun, altitudeDegrees: -10 })).toEqual(
      [],
    );
    expect(pointingWarnings({ altitudeDegrees: -3, azimuthDegrees: 0 }, null)[0]).toContain('altitude \u22123.0°');
    expect(pointingWarnings({ altitudeDegrees: 89.5, azimuthDegrees: 0 }, null)[0]).toContain('zenith');
  });
});
