import { describe, expect, it } from 'vitest';
import { altAz } from '../../../main-services/astronomy/altAz.ts';
import { localSiderealHours } from '../../../main-services/astronomy/localSiderealHours.ts';
import { moonPosition } from '../../../main-services/astronomy/moonPosition.ts';
import { nightOf } from '../../../main-services/astronomy/nightOf.ts';
import { parallacticAngle } from '../../../main-services/astronomy/parallacticAngle.ts';
import { visibilityWindows } from '../../../main-services/astronomy/visibilityWindows.ts';
import type { Night } from '../../../main-services/model/night.ts';
import type { Site } from '../../../main-services/model/site.ts';

const MINUTE_MS = 60_000;
const VEGA = { rightAscensionDegrees: 279.23473479, declinationDegrees: 38.78368896 };

function place(latitudeDegrees: number, longitudeDegrees: number, timeZone: string): Site {
  return { name: 'test', latitudeDegrees, longitudeDegrees, elevationMetres: 0, timeZone };
}

const BLUFFTON = place(40.8939, -83.8917, 'America/New_York');
const DEFIANCE = place(41.281944, -84.362778, 'America/New_York');
const KECK = place(19.8263, -155.4747, 'Pacific/Honolulu');
const ORIGIN = place(0, 0, 'UTC');

describe('rise, set and twilight agree with published tables to one minute', () => {
  // USNO one-day tables for Bluffton (2018-09-12) and Defiance (2019-11-08), Ohio, as quoted by Skyfield's test_almanac.py.
  // W. M. Keck Observatory calendar 2008-12 (skycalendar of J. Thorstensen), nautical twilight at 12°, HST.
  it.each<[Site, string, keyof Night, string]>([
    [BLUFFTON, '2018-09-11', 'sunrise', '2018-09-12T11:13Z'],
    [BLUFFTON, '2018-09-12', 'sunset', '2018-09-12T23:50Z'],
    [DEFIANCE, '2019-11-07', 'astronomicalDawn', '2019-11-08T10:42Z'],
    [DEFIANCE, '2019-11-07', 'nauticalDawn', '2019-11-08T11:15Z'],
    [DEFIANCE, '2019-11-07', 'civilDawn', '2019-11-08T11:48Z'],
    [DEFIANCE, '2019-11-07', 'sunrise', '2019-11-08T12:17Z'],
    [DEFIANCE, '2019-11-08', 'sunset', '2019-11-08T22:25Z'],
    [DEFIANCE, '2019-11-08', 'civilDusk', '2019-11-08T22:54Z'],
    [DEFIANCE, '2019-11-08', 'nauticalDusk', '2019-11-08T23:27Z'],
    [DEFIANCE, '2019-11-08', 'astronomicalDusk', '2019-11-08T23:59Z'],
    [KECK, '2008-01-01', 'start', '2008-01-01T18:45-10:00'],
    [KECK, '2008-01-01', 'astronomicalDusk', '2008-01-01T19:12-10:00'],
    [KECK, '2008-01-01', 'astronomicalDawn', '2008-01-02T05:39-10:00'],
    [KECK, '2008-01-01', 'end', '2008-01-02T06:06-10:00'],
    [KECK, '2008-01-16', 'start', '2008-01-16T18:54-10:00'],
    [KECK, '2008-01-16', 'end', '2008-01-17T06:09-10:00'],
  ])('%o %s %s', (site, date, what, published) => {
    const computed = nightOf(site, date)[what];
    expect(Math.abs(Number(computed) - Date.parse(published))).toBeLessThanOrEqual(MINUTE_MS);
  });
});

describe('stars', () => {
  it('puts Vega where PyEphem does (astroplan, test_observer.py), to 5″', () => {
    const vega = altAz(ORIGIN, VEGA.rightAscensionDegrees, VEGA.declinationDegrees, Date.UTC(2000, 0, 1, 12));
    expect(Math.abs(vega.altitudeDegrees - 51.198848716510874)).toBeLessThan(5 / 3600);
    expect(Math.abs(vega.azimuthDegrees - 358.4676707379987)).toBeLessThan(5 / 3600);
  });

  it('lets Vega rise and set when PyEphem does (astroplan, test_observer.py), to 2 s', () => {
    const start = Date.UTC(2000, 0, 1, 12);
    const day = { ...nightOf(ORIGIN, '2000-01-01'), start, end: start + 24 * 3_600_000 };
    const limits = { minimumAltitudeDegrees: 0, maximumAirmass: 100, minimumMoonDistanceDegrees: 0 };
    const [evening, morning] = visibilityWindows(ORIGIN, VEGA, day, limits);
    expect(Math.abs(Number(evening?.end) - Date.parse('2000-01-01T17:54:06.212Z'))).toBeLessThan(2000);
    expect(Math.abs(Number(morning?.start) - Date.parse('2000-01-02T05:52:08.257Z'))).toBeLessThan(2000);
  });

  it.each([
    [3, 46.7237968],
    [-5, -65.428924],
  ])('gives the parallactic angle of the SpeX calculator at hour angle %i h, to 0.2°', (hourAngle, published) => {
    // IRTF SpeX parallactic angle calculator, as quoted by astroplan's test_observer.py; declination −30°.
    const site = place(19.826218, -155.471999, 'Pacific/Honolulu');
    const at = Date.UTC(2015, 0, 1);
    const rightAscension = ((localSiderealHours(site, at) - hourAngle) * 15 + 360) % 360;
    expect(Math.abs(parallacticAngle(site, rightAscension, -30, at) - published)).toBeLessThan(0.2);
  });

  it('gives the sidereal time of Meeus, Astronomical Algorithms, example 12.b, to 0.1 s', () => {
    const published = 8 + 34 / 60 + 56.853 / 3600;
    const computed = localSiderealHours({ longitudeDegrees: 0 }, Date.UTC(1987, 3, 10, 19, 21));
    expect(Math.abs(computed - published) * 3600).toBeLessThan(0.1);
  });
});

it('lights the Moon as the USNO tables do (Skyfield, test_almanac.py)', () => {
  const published = [0, 0, 0.03, 0.08, 0.15, 0.24, 0.33, 0.43, 0.52, 0.62];
  const computed = published.map((_, day) => moonPosition(ORIGIN, Date.UTC(2018, 8, 9 + day, 5)).illumination);
  expect(computed.map((value) => Math.round(value * 100) / 100)).toEqual(published);
});
