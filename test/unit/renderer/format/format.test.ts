import { describe, expect, it } from 'vitest';
import { declination, degrees, rightAscension, separation, siderealTime } from '../../../../renderer/format/angle.ts';
import { age, duration, roughDuration, span } from '../../../../renderer/format/duration.ts';
import { fixed, measured, signed, UNKNOWN } from '../../../../renderer/format/number.ts';
import {
  julianDate,
  localMinute,
  utcDateTime,
  utcMinute,
  utcTenth,
  utcTime,
} from '../../../../renderer/format/time.ts';
import { unitSign, withMinus } from '../../../../renderer/format/unit.ts';

const AT = Date.parse('2026-12-16T06:12:47.345Z');

describe('numbers', () => {
  it.each([
    [fixed(-31.44, 1), '\u221231.4'],
    [fixed(-0.04, 1), '0.0'],
    [fixed(null, 1), UNKNOWN],
    [fixed(Number.NaN, 1), UNKNOWN],
    [fixed(Number.POSITIVE_INFINITY, 1), UNKNOWN],
    [signed(3.69, 2), '+3.69'],
    [signed(0.001, 2), '0.00'],
    [signed(-3.69, 2), '\u22123.69'],
    [measured(75.6, '%'), '76'],
    [measured(2.14, '°C'), '2.1'],
    [measured('shut', ''), 'shut'],
    [measured(null, 'K'), UNKNOWN],
    [unitSign('Celsius'), '°C'],
    [unitSign('m/s'), 'm/s'],
    [withMinus('< -15 or > 35 °C'), '< \u221215 or > 35 °C'],
    [withMinus('dead-man'), 'dead-man'],
  ])('%s', (written, expected) => expect(written).toBe(expected));
});

describe('times', () => {
  it.each([
    [utcTime(AT), '06:12:47'],
    [utcMinute(AT), '06:12'],
    [utcTenth(AT), '06:12:47.3'],
    [utcDateTime(AT), '2026-12-16 06:12:47'],
    [utcTime(null), UNKNOWN],
    [localMinute(AT, 'America/Tijuana'), '22:12'],
    [localMinute(null, 'America/Tijuana'), UNKNOWN],
  ])('%s', (written, expected) => expect(written).toBe(expected));

  it('knows the Julian date of the epoch J2000', () =>
    expect(julianDate(Date.parse('2000-01-01T12:00:00Z'))).toBe(2451545));
});

describe('durations', () => {
  it.each([
    [duration(2_323_000), '38 min 43 s'],
    [duration(60_000), '1 min 00 s'],
    [duration(17_580_000), '4 h 53 min'],
    [duration(12_400), '12 s'],
    [duration(-5000), '0 s'],
    [duration(90_000_000), '1 d 01 h'],
    [duration(null), UNKNOWN],
    [roughDuration(2_323_000), '38 min'],
    [roughDuration(12_000), '12 s'],
    [age(1000, 4000), '3 s'],
    [age(null, 4000), UNKNOWN],
    [span(40), '0.04 s'],
    [span(13_600), '13.6 s'],
    [span(124_000), '2 min 04 s'],
  ])('%s', (written, expected) => expect(written).toBe(expected));
});

describe('angles', () => {
  it.each([
    [rightAscension(69.5525), '04:38:12.6'],
    [rightAscension(359.99999), '00:00:00.0'],
    [rightAscension(-0.00001), '00:00:00.0'],
    [rightAscension(null), UNKNOWN],
    [declination(11.4103), '+11:24:37'],
    [declination(-0.5), '\u221200:30:00'],
    [declination(-0.00001), '+00:00:00'],
    [declination(9.99999), '+10:00:00'],
    [degrees(160.94), '160.9°'],
    [siderealTime(4.1758), '04:10:33'],
    [separation(0.0003), '1.1″'],
    [separation(0.5), '30.0′'],
    [separation(31.94), '31.9°'],
    [separation(null), UNKNOWN],
  ])('%s', (written, expected) => expect(written).toBe(expected));
});
