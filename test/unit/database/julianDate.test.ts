import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  daysToSeconds,
  fromJulianDate,
  secondsToDays,
  toJulianDate,
} from '../../../main-services/database/julianDate.ts';

test.each([
  // USNO, Julian Date Converter.
  ['2000-01-01T12:00:00Z', 2451545],
  ['2026-12-16T00:00:00Z', 2461390.5],
  ['1970-01-01T00:00:00Z', 2440587.5],
])('%s is JD %d', (iso, julianDate) => {
  expect(toJulianDate(Date.parse(iso))).toBe(julianDate);
  expect(fromJulianDate(julianDate)).toBe(Date.parse(iso));
});

test('comes back to the same millisecond and second', () => {
  const instants = fc.integer({ min: Date.UTC(1970), max: Date.UTC(2150) });
  fc.assert(fc.property(instants, (instant) => fromJulianDate(toJulianDate(instant)) === instant));
  const milliseconds = fc.integer({ min: 0, max: 7 * 86_400_000 });
  fc.assert(fc.property(milliseconds, (ms) => daysToSeconds(secondsToDays(ms / 1000)) === ms / 1000));
});
