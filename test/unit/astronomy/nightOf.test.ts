import { describe, expect, it } from 'vitest';
import { localNoon, nightDateAt } from '../../../main-services/astronomy/localTime.ts';
import { moonPosition } from '../../../main-services/astronomy/moonPosition.ts';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import { addNights, isNightDate, nightsBetween } from '../../../main-services/astronomy/nightDates.ts';
import { nightOf } from '../../../main-services/astronomy/nightOf.ts';
import { skyNow } from '../../../main-services/astronomy/skyNow.ts';
import { sunPosition } from '../../../main-services/astronomy/sunPosition.ts';
import type { Night } from '../../../main-services/model/night.ts';
import { SAN_PEDRO_MARTIR, type Site } from '../../../main-services/model/site.ts';

const MINUTE_MS = 60_000;
const TROMSO: Site = {
  name: 'Tromsø',
  latitudeDegrees: 69.65,
  longitudeDegrees: 18.96,
  elevationMetres: 0,
  timeZone: 'Europe/Oslo',
};
const SOUTH_POLE: Site = {
  name: 'South Pole',
  latitudeDegrees: -89.99,
  longitudeDegrees: 0,
  elevationMetres: 2835,
  timeZone: 'Pacific/Auckland',
};

/** Altitude of the Sun by the low-precision formulae of the Astronomical Almanac (page C5, 0.01°): nothing of the library. */
function almanacSunAltitude(site: Site, at: number): number {
  const degree = Math.PI / 180;
  const days = at / 86_400_000 + 2440587.5 - 2451545;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const anomaly = (357.528 + 0.9856003 * days) * degree;
  const longitude = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * degree;
  const obliquity = (23.439 - 0.0000004 * days) * degree;
  const rightAscension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude));
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));
  const sidereal = (18.697374558 + 24.06570982441908 * days) * 15 * degree + site.longitudeDegrees * degree;
  const latitude = site.latitudeDegrees * degree;
  const sine =
    Math.sin(latitude) * Math.sin(declination) +
    Math.cos(latitude) * Math.cos(declination) * Math.cos(sidereal - rightAscension);
  return Math.asin(sine) / degree;
}

describe('San Pedro Mártir', () => {
  const events: [keyof Night, number][] = [
    ['sunset', -50 / 60],
    ['civilDusk', -6],
    ['nauticalDusk', -12],
    ['astronomicalDusk', -18],
    ['astronomicalDawn', -18],
    ['nauticalDawn', -12],
    ['civilDawn', -6],
    ['sunrise', -50 / 60],
  ];
  it.each(['2026-01-01', '2026-03-20', '2026-06-21', '2026-09-22', '2026-12-15', '2027-02-28'])(
    'has the events of %s within a minute of the Astronomical Almanac’s formulae, in order',
    (date) => {
      const night = nightOf(SAN_PEDRO_MARTIR, date);
      const instants = events.map(([what]) => Number(night[what]));
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      for (const [what, altitude] of events) {
        const at = Number(night[what]);
        const before = almanacSunAltitude(SAN_PEDRO_MARTIR, at - MINUTE_MS) - altitude;
        const after = almanacSunAltitude(SAN_PEDRO_MARTIR, at + MINUTE_MS) - altitude;
        expect(before * after, `${what} of ${date}`).toBeLessThan(0);
      }
      expect(night.start).toBe(night.nauticalDusk);
      expect(night.end).toBe(night.nauticalDawn);
    },
  );

  it('takes another twilight when told to', () => {
    const night = nightOf(SAN_PEDRO_MARTIR, '2026-12-15', -18);
    expect([night.start, night.end]).toEqual([night.astronomicalDusk, night.astronomicalDawn]);
  });

  it('sees the Moon’s upper limb on the horizon at moonrise and moonset', () => {
    const sealevel = { ...SAN_PEDRO_MARTIR, elevationMetres: 0 };
    for (let day = 0; day < 29; day++) {
      const night = nightOf(SAN_PEDRO_MARTIR, addNights('2026-12-01', day));
      for (const at of [night.moonrise, night.moonset]) {
        if (at === null) continue;
        const altitude = moonPosition(sealevel, at).altitudeDegrees;
        expect(altitude).toBeGreaterThan(-0.86);
        expect(altitude).toBeLessThan(-0.78);
      }
    }
  });

  it('names the phases by the Sun’s altitude', () => {
    const night = nightOf(SAN_PEDRO_MARTIR, '2026-12-15');
    const phaseAfter = (at: number | null) => skyNow(SAN_PEDRO_MARTIR, Number(at) + MINUTE_MS).phase;
    expect(skyNow(SAN_PEDRO_MARTIR, localNoon(SAN_PEDRO_MARTIR, '2026-12-15')).phase).toBe('day');
    expect(
      [night.sunset, night.civilDusk, night.nauticalDusk, night.astronomicalDusk, night.astronomicalDawn].map(
        phaseAfter,
      ),
    ).toEqual(['civil', 'nautical', 'astronomical', 'night', 'astronomical']);
  });
});

describe('high latitudes', () => {
  it('has no observing time under the midnight Sun, and says when the Sun is lowest', () => {
    const night = nightOf(TROMSO, '2026-06-21');
    expect(night.end).toBe(night.start);
    expect([night.sunset, night.sunrise]).toEqual([night.start, night.start]);
    expect([night.civilDusk, night.astronomicalDawn]).toEqual([null, null]);
    expect(sunPosition(TROMSO, night.start).altitudeDegrees).toBeGreaterThan(2);
  });

  it('has dusk and dawn in the polar night, and noon for sunset and sunrise', () => {
    const night = nightOf(TROMSO, '2026-12-21');
    expect(night.sunset).toBe(localNoon(TROMSO, '2026-12-21'));
    expect(night.sunrise).toBe(localNoon(TROMSO, '2026-12-22'));
    expect((night.end - night.start) / 3_600_000).toBeGreaterThan(15);
  });

  it('observes from noon to noon where the Sun stays far below the horizon', () => {
    const night = nightOf(SOUTH_POLE, '2026-06-21');
    expect(night.start).toBe(localNoon(SOUTH_POLE, '2026-06-21'));
    expect(night.end).toBe(localNoon(SOUTH_POLE, '2026-06-22'));
  });

  it('has an empty night where the Sun sets but it does not get dark', () => {
    const night = nightOf({ ...TROMSO, latitudeDegrees: 60 }, '2026-06-21');
    expect(night.sunrise - night.sunset).toBeGreaterThan(4 * 3_600_000);
    expect(night.end).toBe(night.start);
  });
});

describe('dates', () => {
  it.each([
    ['2026-12-16T03:00:00Z', '2026-12-15'],
    ['2026-12-16T19:59:59Z', '2026-12-15'],
    ['2026-12-16T20:00:00Z', '2026-12-16'],
    ['2026-07-16T18:59:59Z', '2026-07-15'],
    ['2026-07-16T19:00:00Z', '2026-07-16'],
  ])('%s belongs to the night of %s', (instant, date) => {
    expect(nightDateAt(SAN_PEDRO_MARTIR, Date.parse(instant))).toBe(date);
  });

  it('counts nights across months and years', () => {
    expect(addNights('2026-12-31', 1)).toBe('2027-01-01');
    expect(addNights('2028-02-28', 2)).toBe('2028-03-01');
    expect(nightsBetween('2026-12-28', '2027-01-04')).toBe(7);
  });

  it.each(['2026-02-30', '2026-13-01', '15/12/2026', 'tonight', ''])('refuses %j', (text) => {
    expect(isNightDate(text)).toBe(false);
    expect(() => nightOf(SAN_PEDRO_MARTIR, text)).toThrow(/is not a date/);
  });

  it('answers the same night again, and the coming one once the night is over', () => {
    const calendar = new NightCalendar(SAN_PEDRO_MARTIR);
    const night = calendar.nightOf('2026-12-15');
    expect(calendar.nightAt(night.end + 1)).toBe(night);
    expect(calendar.nightToPlan(night.start - 3_600_000)).toBe(night);
    expect(calendar.nightToPlan(night.end - 1)).toBe(night);
    expect(calendar.nightToPlan(night.end).date).toBe('2026-12-16');
  });
});
