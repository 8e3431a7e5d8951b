import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { airmass } from '../../../main-services/astronomy/airmass.ts';
import { altAz } from '../../../main-services/astronomy/altAz.ts';
import { altitudeCurve } from '../../../main-services/astronomy/altitudeCurve.ts';
import { altitudeForAirmass } from '../../../main-services/astronomy/altitudeForAirmass.ts';
import { angularSeparation } from '../../../main-services/astronomy/angularSeparation.ts';
import { hourAngleHours } from '../../../main-services/astronomy/hourAngleHours.ts';
import { moonDistance } from '../../../main-services/astronomy/moonDistance.ts';
import { moonPosition } from '../../../main-services/astronomy/moonPosition.ts';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import { nightOf } from '../../../main-services/astronomy/nightOf.ts';
import { SiteSky } from '../../../main-services/astronomy/SiteSky.ts';
import { lowestAltitude, visibilityWindows } from '../../../main-services/astronomy/visibilityWindows.ts';
import { whyNotVisible } from '../../../main-services/astronomy/whyNotVisible.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';

const NIGHT = nightOf(SAN_PEDRO_MARTIR, '2026-12-15');
const LIMITS = { minimumAltitudeDegrees: 15, maximumAirmass: 2, minimumMoonDistanceDegrees: 30 };
const at = (rightAscensionDegrees: number, declinationDegrees: number) => ({
  rightAscensionDegrees,
  declinationDegrees,
});

describe('visibilityWindows', () => {
  it('holds in every window and nowhere else (property, checked with the exact ephemerides)', () => {
    const second = 1000;
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 359.999, noNaN: true }),
        fc.double({ min: -89.9, max: 89.9, noNaN: true }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 120, noNaN: true }),
        (ra, dec, maximumAirmass, minimumMoonDistanceDegrees) => {
          const limits = { minimumAltitudeDegrees: 15, maximumAirmass, minimumMoonDistanceDegrees };
          const windows = visibilityWindows(SAN_PEDRO_MARTIR, at(ra, dec), NIGHT, limits);
          const visible = (instant: number) =>
            altAz(SAN_PEDRO_MARTIR, ra, dec, instant).altitudeDegrees >= lowestAltitude(limits) &&
            moonDistance(SAN_PEDRO_MARTIR, ra, dec, instant) >= minimumMoonDistanceDegrees;
          const inside = (instant: number) => windows.some((w) => instant >= w.start && instant <= w.end);
          const nearAnEdge = (instant: number) =>
            windows.some((w) => Math.abs(w.start - instant) < 30 * second || Math.abs(w.end - instant) < 30 * second);
          for (let instant = NIGHT.start; instant <= NIGHT.end; instant += 17 * 60_000) {
            if (!nearAnEdge(instant) && inside(instant) !== visible(instant)) {
              // A grazing passage may differ for less than its own accuracy; anything clear may not.
              const altitude = altAz(SAN_PEDRO_MARTIR, ra, dec, instant).altitudeDegrees;
              const distance = moonDistance(SAN_PEDRO_MARTIR, ra, dec, instant);
              expect(
                Math.min(Math.abs(altitude - lowestAltitude(limits)), Math.abs(distance - minimumMoonDistanceDegrees)),
              ).toBeLessThan(0.01);
            }
          }
          for (const { start, end } of windows) {
            if (end - start < 4 * second) continue;
            if (end < NIGHT.end) expect(visible(end - second) && !visible(end + second)).toBe(true);
            if (start > NIGHT.start) expect(visible(start + second) && !visible(start - second)).toBe(true);
          }
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('finds two windows for a target that sets in the evening and rises again before dawn', () => {
    const windows = visibilityWindows(SAN_PEDRO_MARTIR, at(266, 60), NIGHT, { ...LIMITS, maximumAirmass: 3.5 });
    expect(windows).toHaveLength(2);
    expect(windows[0]?.start).toBe(NIGHT.start);
    expect(windows[1]?.end).toBe(NIGHT.end);
  });

  it('finds the whole night for the pole and none for the opposite pole', () => {
    const limits = { ...LIMITS, minimumMoonDistanceDegrees: 0, maximumAirmass: 3 };
    expect(visibilityWindows(SAN_PEDRO_MARTIR, at(0, 90), NIGHT, limits)).toEqual([
      { start: NIGHT.start, end: NIGHT.end },
    ]);
    expect(visibilityWindows(SAN_PEDRO_MARTIR, at(0, -90), NIGHT, limits)).toEqual([]);
  });

  it('is empty in a night without observing time', () => {
    expect(visibilityWindows(SAN_PEDRO_MARTIR, at(0, 30), { ...NIGHT, end: NIGHT.start }, LIMITS)).toEqual([]);
  });
});

describe('whyNotVisible', () => {
  it.each([
    [at(200, -75), LIMITS, /never high enough.*reaches -?\d+\.\d° and needs 29\.9°/],
    [
      at(200, 60),
      { ...LIMITS, minimumMoonDistanceDegrees: 170 },
      /too near the Moon.*at most \d+\.\d° away, and 170\.0°/,
    ],
  ])('%o', (target, limits, sentence) => {
    expect(whyNotVisible(SAN_PEDRO_MARTIR, target, NIGHT, limits)).toMatch(sentence);
  });

  it('says when there is no night', () => {
    const summer = { ...NIGHT, end: NIGHT.start };
    expect(whyNotVisible(SAN_PEDRO_MARTIR, at(0, 0), summer, LIMITS)).toMatch(/no observing time/);
  });
});

describe('angles', () => {
  it.each([
    [0, 0, 0, 90, 90],
    [0, 0, 180, 0, 180],
    [10, 20, 10, 20, 0],
    [10, 20, 10, 20 + 1 / 3600, 1 / 3600],
    // Arcturus and Spica: Meeus, Astronomical Algorithms, example 17.a.
    [213.9154, 19.1825, 201.2983, -11.1614, 32.793],
  ])('separation of (%d, %d) and (%d, %d) is %d°', (a, b, c, d, expected) => {
    expect(angularSeparation(a, b, c, d)).toBeCloseTo(expected, 4);
  });

  it.each([
    [90, 1],
    [60, 1.1539],
    [30, 1.9939],
    [10, 5.5895],
    [0, 37.92],
  ])('airmass at %d° is %d (Kasten & Young 1989)', (altitude, expected) => {
    expect(Number(airmass(altitude))).toBeCloseTo(expected, 2);
  });

  it('has no airmass below the horizon, and inverts it above', () => {
    expect(airmass(-0.1)).toBeNull();
    expect(airmass(Number.NaN)).toBeNull();
    for (const value of [1, 1.5, 2, 5, 30])
      expect(Number(airmass(altitudeForAirmass(value)))).toBeLessThanOrEqual(value);
    expect(altitudeForAirmass(40)).toBe(0);
    expect(() => altitudeForAirmass(0.5)).toThrow(RangeError);
  });

  it('has hour angle 0 where a target is highest', () => {
    const curve = altitudeCurve(SAN_PEDRO_MARTIR, at(60, 10), NIGHT, 1);
    const top = curve.reduce((best, point) => (point.altitudeDegrees > best.altitudeDegrees ? point : best));
    expect(Math.abs(hourAngleHours(SAN_PEDRO_MARTIR, 60, 10, top.at))).toBeLessThan(1 / 60);
    expect(curve[0]?.at).toBe(NIGHT.sunset);
    expect(curve.at(-1)?.at).toBe(NIGHT.sunrise);
    const middle = curve[300];
    if (middle) {
      expect(middle.altitudeDegrees).toBeCloseTo(altAz(SAN_PEDRO_MARTIR, 60, 10, middle.at).altitudeDegrees, 3);
    }
    expect(() => altitudeCurve(SAN_PEDRO_MARTIR, at(60, 10), NIGHT, 0)).toThrow(RangeError);
  });
});

it('answers for the alert manager', () => {
  const sky = new SiteSky(SAN_PEDRO_MARTIR, new NightCalendar(SAN_PEDRO_MARTIR));
  const moon = moonPosition(SAN_PEDRO_MARTIR, NIGHT.start);
  expect(sky.moonDistanceDegrees(moon.rightAscensionDegrees, moon.declinationDegrees, NIGHT.start)).toBeCloseTo(0, 3);
  expect(sky.altitudeDegrees(0, 90, NIGHT.start)).toBeCloseTo(SAN_PEDRO_MARTIR.latitudeDegrees, 0);
  expect(sky.sunAltitudeDegrees(NIGHT.start)).toBeCloseTo(-12, 2);
  expect(sky.nightAt(NIGHT.start).date).toBe('2026-12-15');
});

describe('the light of the Moon', () => {
  // Full on 2026-12-24 01:28 UTC (Astronomical Almanac): up all night. First quarter on 12-17: it sets around midnight.
  const site = SAN_PEDRO_MARTIR;
  const place = { rightAscensionDegrees: 120, declinationDegrees: 30 };
  const limits = { minimumAltitudeDegrees: 15, maximumAirmass: 3, minimumMoonDistanceDegrees: 0 };

  it('leaves the time in which a bright Moon is down', () => {
    const night = nightOf(site, '2026-12-17');
    const dark = visibilityWindows(site, place, night, { ...limits, maximumMoonIllumination: 0.2 });
    const [any] = visibilityWindows(site, place, night, limits);
    expect(dark).toHaveLength(1);
    // The Moon's rise and set are of its upper limb with refraction: half a degree, and the parallax besides, is minutes.
    expect(Math.abs(Number(dark[0]?.start) - Number(night.moonset))).toBeLessThan(10 * 60_000);
    expect(dark[0]?.end).toBe(any?.end);
    expect(visibilityWindows(site, place, night, { ...limits, maximumMoonIllumination: 0.9 })).toEqual([any]);
  });

  it('leaves nothing at full Moon, and says why', () => {
    const night = nightOf(site, '2026-12-23');
    const strict = { ...limits, maximumMoonIllumination: 0.5 };
    expect(visibilityWindows(site, place, night, strict)).toEqual([]);
    expect(whyNotVisible(site, place, night, strict)).toMatch(
      /The Moon is lit to 9\d|100 % .* at most 50 % are asked for/,
    );
  });
});
