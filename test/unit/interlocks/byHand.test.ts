import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diurnalMotion } from '../../../main-services/astronomy/diurnalMotion.ts';
import { DEFAULT_LIMITS } from '../../../main-services/interlocks/limits.ts';
import { mayHome } from '../../../main-services/interlocks/mayHome.ts';
import { mayJog } from '../../../main-services/interlocks/mayJog.ts';
import { pathAhead } from '../../../main-services/interlocks/pathAhead.ts';
import { directionDistanceDegrees } from '../../../main-services/interlocks/sunReasons.ts';
import { type Change, facts, NOW, RAINY } from './facts.ts';

const LATITUDE = 31.0442;
const STANDING = { state: 'STOPPED', altitudeDegrees: 40, azimuthDegrees: 100 } as const;
const at = (altitudeDegrees: number, azimuthDegrees: number) => ({ altitudeDegrees, azimuthDegrees });

describe('moving on by hand', () => {
  const cases: readonly [string, Change, ReturnType<typeof at>, RegExp | null][] = [
    ['free sky', { telescope: STANDING }, at(41, 100), null],
    ['no read-back', { telescope: null }, at(41, 100), /does not answer/],
    ['parked', {}, at(89, 0), /unpark it first/],
    ['parking', { telescope: { ...STANDING, state: 'PARKING' } }, at(41, 100), /is parking/],
    ['down to the lower limit', { telescope: { ...STANDING, altitudeDegrees: 15.2 } }, at(14.9, 100), /below 15°/],
    ['up again from below it', { telescope: { ...STANDING, altitudeDegrees: 12 } }, at(12.5, 100), null],
    ['further down from below it', { telescope: { ...STANDING, altitudeDegrees: 12 } }, at(11.5, 100), /below 15°/],
    ['NaN', { telescope: STANDING }, at(Number.NaN, 100), /below 15°/],
    [
      'towards the Sun',
      { telescope: STANDING, sunAltitudeDegrees: 30, sunAzimuthDegrees: 150 },
      at(40, 105),
      /near to the Sun; the limit is 45°/,
    ],
    [
      'away from the Sun, though too near to it',
      { telescope: STANDING, sunAltitudeDegrees: 30, sunAzimuthDegrees: 130 },
      at(40, 99),
      null,
    ],
    ['a Sun that is down', { telescope: STANDING, sunAltitudeDegrees: -20, sunAzimuthDegrees: 105 }, at(40, 105), null],
    ['winding the cables', { telescope: { ...STANDING, cableWrapDegrees: 268 } }, at(40, 103), /beyond 270°/],
    ['unwinding them', { telescope: { ...STANDING, cableWrapDegrees: 272 } }, at(40, 97), null],
    ['rain behind a shut dome', { telescope: STANDING, environment: RAINY }, at(41, 100), null],
    [
      'rain with the dome open',
      { telescope: STANDING, environment: RAINY, dome: { shutter: 'OPEN', shutterPercent: 100 } },
      at(41, 100),
      /rain/i,
    ],
  ];
  test.each(cases)('%s', (_, change, ahead, expected) => {
    const reasons = mayJog(facts(change), ahead);
    if (expected === null) expect(reasons).toEqual([]);
    else expect(reasons.join(' ')).toMatch(expected);
  });

  test('never comes nearer to the Sun than the limit while it is up', () => {
    const angle = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        angle(15, 89),
        angle(0, 359),
        angle(15, 89),
        angle(0, 359),
        angle(0, 80),
        (alt, az, alt2, az2, sunAlt) => {
          const telescope = { ...STANDING, altitudeDegrees: alt, azimuthDegrees: az };
          const sun = at(sunAlt, 180);
          const ahead = at(alt2, az2);
          const allowed =
            mayJog(facts({ telescope, sunAltitudeDegrees: sunAlt, sunAzimuthDegrees: 180 }), ahead).length === 0;
          const far = directionDistanceDegrees(ahead, sun);
          return !allowed || far >= 45 || far > directionDistanceDegrees(at(alt, az), sun);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('seeking the home marks', () => {
  test('is free behind a shut dome by day, and not under the Sun', () => {
    expect(mayHome(facts({ sunAltitudeDegrees: 50 }))).toEqual([]);
    const open = { shutter: 'OPEN', shutterPercent: 100 } as const;
    expect(mayHome(facts({ sunAltitudeDegrees: 50, dome: open })).join(' ')).toMatch(/Sun is up/);
    expect(mayHome(facts({ dome: open }))).toEqual([]);
    expect(mayHome(facts({ telescope: { state: 'PARKING' } }))).toHaveLength(1);
  });
});

describe('the way ahead', () => {
  const night = () => at(-40, 0);
  const from = (
    altitudeDegrees: number,
    azimuthDegrees: number,
    wrap: number | null = null,
    sun: (afterMs: number) => { altitudeDegrees: number; azimuthDegrees: number } = night,
  ) => pathAhead(NOW, diurnalMotion(LATITUDE, at(altitudeDegrees, azimuthDegrees)).after, sun, wrap, DEFAULT_LIMITS);

  test('of what rises in the east goes through the meridian and ends at the lower limit in the west', () => {
    const { path, ends } = from(20, 100);
    expect(ends?.why).toBe('below 15° altitude');
    const last = path.at(-1);
    expect(last?.altitudeDegrees).toBeCloseTo(15, 2);
    expect(last?.azimuthDegrees).toBeGreaterThan(240);
    const { transitAfterMs } = diurnalMotion(LATITUDE, at(20, 100));
    const highest = Math.max(...path.map(({ altitudeDegrees }) => altitudeDegrees));
    const top = path.find(({ altitudeDegrees }) => altitudeDegrees === highest);
    expect(Math.abs((top?.at ?? 0) - NOW - transitAfterMs)).toBeLessThan(5 * 60_000);
  });

  test('of what is circumpolar has no end at the horizon', () => {
    expect(from(31, 5).ends).toBeNull();
    expect(from(31, 5).path.at(-1)?.at).toBe(NOW + 12 * 3_600_000);
  });

  test('ends at once where a limit is passed already', () => {
    expect(from(10, 100).ends).toEqual({ at: NOW, why: 'below 15° altitude' });
  });

  test('ends where the cables do', () => {
    const free = from(40, 100, 0);
    expect(free.ends?.why).toBe('below 15° altitude');
    const wound = from(40, 100, 200);
    expect(wound.ends?.why).toBe('cables wound to 270°');
    expect(wound.path.at(-1)?.wrapDegrees).toBeCloseTo(270, 0);
    expect(wound.ends?.at).toBeLessThan(free.ends?.at ?? 0);
  });

  test('ends where the Sun has risen near it', () => {
    const rising = (afterMs: number) => at(-10 + afterMs / 240_000, 100);
    const { ends } = from(40, 90, null, rising);
    expect(ends?.why).toBe('within 45° of the Sun');
  });
});
