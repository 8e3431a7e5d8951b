import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heliocentricPlace } from '../../../main-services/astronomy/moving/heliocentricPlace.ts';
import { movingWindows } from '../../../main-services/astronomy/moving/movingWindows.ts';
import { orbitTrack } from '../../../main-services/astronomy/moving/orbitTrack.ts';
import { planetTrack } from '../../../main-services/astronomy/moving/planetTrack.ts';
import { satelliteTrack } from '../../../main-services/astronomy/moving/satelliteTrack.ts';
import { NightSky } from '../../../main-services/astronomy/NightSky.ts';
import { nightOf } from '../../../main-services/astronomy/nightOf.ts';
import { visibilityWindows } from '../../../main-services/astronomy/visibilityWindows.ts';
import { whyNotVisible } from '../../../main-services/astronomy/whyNotVisible.ts';
import { SAN_PEDRO_MARTIR, type Site } from '../../../main-services/model/site.ts';
import type { OrbitalElements } from '../../../main-services/model/targetMotion.ts';

const MINUTE_MS = 60_000;
const FREE = { minimumAltitudeDegrees: 0, maximumAirmass: 100, minimumMoonDistanceDegrees: 0 };
const ENCKE: OrbitalElements = {
  kind: 'orbit',
  perihelionDistanceAu: 2.2091404 * (1 - 0.8502196),
  eccentricity: 0.8502196,
  inclinationDegrees: 11.94524,
  ascendingNodeDegrees: 334.75006,
  perihelionArgumentDegrees: 186.23352,
  // 1990 October 28.54502 TT
  perihelionJulianDate: 2_448_193.04502,
};
// Skyfield, "Earth satellites" (documentation): the ISS over Bluffton, Ohio, on 2014-01-23.
const ISS = [
  '1 25544U 98067A   14020.93268519  .00009878  00000-0  18200-3 0  5082',
  '2 25544  51.6498 109.4756 0003572  55.9686 274.8005 15.49815350868473',
] as const;
const BLUFFTON: Site = {
  name: 'Bluffton',
  latitudeDegrees: 40.8939,
  longitudeDegrees: -83.8917,
  elevationMetres: 0,
  timeZone: 'America/New_York',
};

function wholeDay(site: Site, from: string) {
  const start = Date.parse(from);
  return { ...nightOf(site, from.slice(0, 10)), start, end: start + 86_400_000 };
}

describe('planets', () => {
  // Meeus, Astronomical Algorithms, example 15.a: Venus at Boston on 1988 March 20.
  const boston: Site = { ...BLUFFTON, name: 'Boston', latitudeDegrees: 42.3333, longitudeDegrees: -71.0833 };
  const day = wholeDay(boston, '1988-03-20T00:00:00Z');
  const published = (dayFraction: number) => Date.parse('1988-03-20T00:00:00Z') + dayFraction * 86_400_000;
  const sky = new NightSky(boston, day);
  const venus = planetTrack(boston, 'Venus');

  it('rises and sets as published, to a minute', () => {
    // The published rise and set are at −34′, where refraction lifts it to the horizon.
    const limits = { lowestAltitudeDegrees: -0.5667, minimumMoonDistanceDegrees: 0 };
    const [evening, morning] = movingWindows(sky, venus, limits);
    expect(Math.abs(Number(evening?.end) - published(0.1213))).toBeLessThan(MINUTE_MS);
    expect(Math.abs(Number(morning?.start) - published(0.51766))).toBeLessThan(MINUTE_MS);
  });

  it('crosses the meridian as published, to a minute', () => {
    const hourAngleAt = (at: number) => {
      const { rightAscensionDegrees, declinationDegrees } = venus.placeAt(at);
      const hours = sky.hourAngleHours(sky.placeOf(rightAscensionDegrees, declinationDegrees), at);
      return ((hours + 36) % 24) - 12;
    };
    expect(hourAngleAt(published(0.8198) - MINUTE_MS)).toBeLessThan(0);
    expect(hourAngleAt(published(0.8198) + MINUTE_MS)).toBeGreaterThan(0);
  });
});

describe('orbits by elements', () => {
  it('puts comet Encke where Meeus has it (Astronomical Algorithms, example 33.a), to 15″', () => {
    // α 10h34m14.2s, δ +19°09′31″ at 1990 October 6.0 TT, seen from the centre of the Earth; 57 s of TT − UTC.
    const { rightAscensionDegrees, declinationDegrees } = orbitTrack(SAN_PEDRO_MARTIR, ENCKE).placeAt(
      Date.parse('1990-10-05T23:59:03Z'),
    );
    expect(Math.abs(rightAscensionDegrees - 15 * (10 + 34 / 60 + 14.2 / 3600)) * 3600).toBeLessThan(15);
    expect(Math.abs(declinationDegrees - (19 + 9 / 60 + 31 / 3600)) * 3600).toBeLessThan(15);
  });

  it.each([
    ['long ellipse', 0.5],
    ['near-parabola', 0.999999],
    ['parabola', 1],
    ['hyperbola', 1.2],
  ])('a %s begins at its perihelion and obeys the area law', (_, eccentricity) => {
    const elements = { ...ENCKE, perihelionDistanceAu: 1, eccentricity };
    expect(Math.hypot(...heliocentricPlace(elements, 0))).toBeCloseTo(1, 12);
    const areaRate = (days: number) => {
      const [a, b] = [heliocentricPlace(elements, days), heliocentricPlace(elements, days + 0.01)];
      return Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]) / 0.01;
    };
    const law = 0.01720209895 * Math.sqrt(1 + eccentricity);
    for (const days of [-400, -30, 10, 200, 3000]) expect(areaRate(days) / law).toBeCloseTo(1, 5);
  });

  it('solves every orbit it is given', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.005, max: 40, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (perihelionDistanceAu, eccentricity, days) => {
          const distance = Math.hypot(...heliocentricPlace({ ...ENCKE, perihelionDistanceAu, eccentricity }, days));
          expect(distance).toBeGreaterThanOrEqual(perihelionDistanceAu * (1 - 1e-9));
          expect(Number.isFinite(distance)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('satellites', () => {
  it('rises above 30° and sets when Skyfield says, to 2 s', () => {
    const night = wholeDay(BLUFFTON, '2014-01-23T00:00:00Z');
    const track = satelliteTrack(BLUFFTON, ...ISS);
    const sky = new NightSky(BLUFFTON, {
      ...night,
      start: Date.parse('2014-01-23T06:00Z'),
      end: Date.parse('2014-01-23T07:00Z'),
    });
    const altitudeAt = (at: string) => {
      const { rightAscensionDegrees, declinationDegrees } = track.placeAt(Date.parse(at));
      return sky.altitudeDegrees(sky.placeOf(rightAscensionDegrees, declinationDegrees), Date.parse(at));
    };
    expect(altitudeAt('2014-01-23T06:25:35Z')).toBeLessThan(30);
    expect(altitudeAt('2014-01-23T06:25:39Z')).toBeGreaterThan(30);
    expect(altitudeAt('2014-01-23T06:28:17Z')).toBeGreaterThan(30);
    expect(altitudeAt('2014-01-23T06:28:21Z')).toBeLessThan(30);
  });

  it('gets one short window for every pass that is lit by the Sun', () => {
    const motion = { kind: 'satellite', line1: ISS[0], line2: ISS[1] } as const;
    const target = { rightAscensionDegrees: 0, declinationDegrees: 0, motion };
    const night = nightOf(BLUFFTON, '2014-01-22');
    const windows = visibilityWindows(BLUFFTON, target, night, { ...FREE, minimumAltitudeDegrees: 10 });
    expect(windows.length).toBeGreaterThanOrEqual(1);
    for (const { start, end } of windows) expect(end - start).toBeLessThan(8 * MINUTE_MS);
    // The pass at 06:27 is in the shadow of the Earth, two hours before it is visible again at dawn.
    expect(
      windows.some(({ start }) => start < Date.parse('2014-01-23T07:00Z') && start > Date.parse('2014-01-23T06:00Z')),
    ).toBe(false);
  });

  it('refuses lines that describe no orbit', () => {
    expect(() => satelliteTrack(BLUFFTON, ISS[0], '2 25544  51.6498')).toThrow(RangeError);
  });
});

it('says how near a planet comes to being observable', () => {
  const target = {
    rightAscensionDegrees: 0,
    declinationDegrees: 0,
    motion: { kind: 'planet', name: 'Mercury' },
  } as const;
  const words = whyNotVisible(SAN_PEDRO_MARTIR, target, nightOf(SAN_PEDRO_MARTIR, '2026-12-15'), {
    ...FREE,
    minimumAltitudeDegrees: 30,
  });
  expect(words).toMatch(/never high enough .* reaches -?\d+\.\d° and needs 30\.0°/);
});
