import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interlockChecks } from '../../../main-services/interlocks/interlockChecks.ts';
import { mayCloseDome } from '../../../main-services/interlocks/mayCloseDome.ts';
import { mayExpose } from '../../../main-services/interlocks/mayExpose.ts';
import { mayOpenDome } from '../../../main-services/interlocks/mayOpenDome.ts';
import { mayRotateDome } from '../../../main-services/interlocks/mayRotateDome.ts';
import { maySetCover } from '../../../main-services/interlocks/maySetCover.ts';
import { maySlew } from '../../../main-services/interlocks/maySlew.ts';
import { maySwitchFan } from '../../../main-services/interlocks/maySwitchFan.ts';
import { maySwitchLight } from '../../../main-services/interlocks/maySwitchLight.ts';
import { directionDistanceDegrees } from '../../../main-services/interlocks/sunReasons.ts';
import { stateAfter } from '../environment/run.ts';
import { CALM, type Change, DAMP, facts, NOW, RAINY } from './facts.ts';

const HIGH = { altitudeDegrees: 60, azimuthDegrees: 180 };
const old = NOW - 60_000;

describe('opening the dome', () => {
  test('a calm night with everything known and parked', () => {
    expect(mayOpenDome(facts())).toEqual([]);
  });

  const held = stateAfter([{ s: -2, reply: { 'WXT520.RainRate': 1 } }, { s: 0 }]);
  test.each<[string, Change, RegExp]>([
    ['rain', { environment: RAINY }, /stay closed: Rain is reported by WXT520\.$/],
    ['a hold-off', { environment: held }, /Not yet to be opened: Rain: fine again, opening waits until/],
    ['an unknown environment', { environment: null }, /not known yet/],
    ['a judgement that is old', { environment: { ...CALM, at: NOW - 6001 } }, /is 6 s old/],
    ['a judgement from the future', { environment: { ...CALM, at: NOW + 3_600_000 } }, /old/],
    ['daylight', { sunAltitudeDegrees: -0.9 }, /The Sun is at -0\.9°/],
    ['a Sun that is not known', { sunAltitudeDegrees: Number.NaN }, /The Sun is at NaN/],
    ['a telescope that tracks', { telescope: { state: 'TRACKING' } }, /is tracking; park it/],
    ['a telescope without read-back', { telescope: null }, /Telescope does not answer/],
    ['a telescope with an old read-back', { telescope: { at: old } }, /Telescope does not answer/],
    ['a telescope with a fault', { telescope: { state: 'FAULT', fault: 'brake' } }, /Telescope reports a fault: brake/],
    ['a dome without read-back', { dome: null }, /Dome does not answer/],
    ['a dome with an old read-back', { dome: { at: old } }, /Dome does not answer/],
    ['a dome with a fault', { dome: { fault: 'limit switch' } }, /Dome reports a fault: limit switch/],
    ['a dome that is closing', { dome: { shutter: 'CLOSING' } }, /Dome is closing: wait/],
    ['an open mirror cover', { telescope: { coverOpen: true } }, /mirror cover is open; shut it/],
    ['a limit switch that is contradicted', { shutterSeen: 'open' }, /the PLC's switch says open/],
    ['light in the dome', { lights: { LAMP_DOME_RED: true } }, /LAMP_DOME_RED is on; switch it off/],
    [
      'a dome lamp that is not known',
      { lights: { LAMP_DOME_WHITE: null } },
      /not known whether LAMP_DOME_WHITE is off/,
    ],
  ])('is refused for %s, with a reason', (_, change, reason) => {
    const reasons = mayOpenDome(facts(change));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(reason);
  });

  test('every rule that closes is a reason of its own', () => {
    const bad = stateAfter([{ s: 0, reply: { 'WXT520.RainRate': 1, 'WXT520.WindSpeed': 20 } }]);
    expect(mayOpenDome(facts({ environment: bad }))).toHaveLength(3);
  });
});

describe('closing', () => {
  test('a dome closes whatever is not known', () => {
    expect(mayCloseDome(facts({ telescope: null, dome: null, environment: null }))).toEqual([]);
    const checks = interlockChecks(
      () => facts({ telescope: { state: 'TRACKING' }, dome: null }),
      () => HIGH,
    );
    expect(checks.closeDome()).toEqual([]);
    expect(checks.park()).toEqual([]);
  });

  test('a roof waits for a telescope that is known to be parked', () => {
    const roof = (change: Change) => mayCloseDome(facts(change), 'telescope-must-be-parked');
    expect(roof({})).toEqual([]);
    expect(roof({ telescope: { state: 'SLEWING' } })).toEqual([
      'Telescope is slewing: the roof would hit it. Park it first.',
    ]);
    expect(roof({ telescope: { at: old } })).toEqual(['Telescope does not answer.']);
  });
});

const doorOpen = { ...CALM, site: { ...CALM.site, doors: 'open' } };

describe('slewing', () => {
  const open = { dome: { shutter: 'OPEN' as const }, telescope: { state: 'TRACKING' as const } };
  test.each<[string, Change, { altitudeDegrees: number; azimuthDegrees: number }, RegExp | null]>([
    ['allowed under an open dome in a calm night', open, HIGH, null],
    ['allowed behind a shut dome in the rain', { environment: RAINY }, HIGH, null],
    ['refused under an open dome in the rain', { ...open, environment: RAINY }, HIGH, /Rain/],
    ['refused where it was shut a minute ago, in the rain', { dome: { at: old }, environment: RAINY }, HIGH, /Rain/],
    ['refused too low', open, { ...HIGH, altitudeDegrees: 14.9 }, /the limit is 15°/],
    ['refused too near to the zenith', open, { ...HIGH, altitudeDegrees: 89.5 }, /from the zenith/],
    ['refused at no altitude at all', open, { ...HIGH, altitudeDegrees: Number.NaN }, /NaN/],
    ['refused near the Sun', { sunAltitudeDegrees: 30, sunAzimuthDegrees: 180 }, HIGH, /30\.0° from the Sun/],
    ['allowed far from the Sun', { sunAltitudeDegrees: 10, sunAzimuthDegrees: 0 }, HIGH, null],
    [
      'refused when it would pass the Sun on its way',
      { telescope: { altitudeDegrees: 40, azimuthDegrees: 90 }, sunAltitudeDegrees: 45, sunAzimuthDegrees: 180 },
      { altitudeDegrees: 40, azimuthDegrees: 265 },
      /On its way the telescope would pass \d+\.\d° from the Sun/,
    ],
    [
      'allowed the other way round, where the cables take it',
      {
        telescope: { altitudeDegrees: 40, azimuthDegrees: 90, cableWrapDegrees: 200 },
        sunAltitudeDegrees: 45,
        sunAzimuthDegrees: 180,
      },
      { altitudeDegrees: 40, azimuthDegrees: 265 },
      null,
    ],
    [
      'allowed away from the Sun that it stands before',
      { telescope: { altitudeDegrees: 60, azimuthDegrees: 170 }, sunAltitudeDegrees: 45, sunAzimuthDegrees: 180 },
      { altitudeDegrees: 60, azimuthDegrees: 20 },
      null,
    ],
    [
      'refused while a door is open',
      { ...open, environment: doorOpen },
      HIGH,
      /A door is open: somebody may be inside/,
    ],
    [
      'refused where the cables would be wound too far',
      { telescope: { azimuthDegrees: 170, cableWrapDegrees: 250 } },
      HIGH,
      /The cables would be wound to 260°.*Park the telescope/,
    ],
    [
      'allowed where the mount unwinds by itself',
      { telescope: { azimuthDegrees: 80, cableWrapDegrees: 250 } },
      HIGH,
      null,
    ],
    ['refused without read-back', { telescope: null }, HIGH, /does not answer/],
  ])('%s', (_, change, target, reason) => {
    const reasons = maySlew(facts(change), target);
    if (reason === null) expect(reasons).toEqual([]);
    else expect(reasons.join(' ')).toMatch(reason);
  });
});

describe('the rest', () => {
  test('the cover opens behind a shut dome in any weather, under an open one only in a safe night', () => {
    expect(maySetCover(facts({ environment: RAINY }), true)).toEqual([]);
    expect(maySetCover(facts({ environment: RAINY, dome: { shutter: 'OPEN' } }), true)).not.toEqual([]);
    expect(maySetCover(facts({ environment: RAINY, dome: { at: old } }), true)).not.toEqual([]);
    expect(maySetCover(facts({ dome: { shutter: 'OPEN' }, sunAltitudeDegrees: 5 }), true)).not.toEqual([]);
    expect(maySetCover(facts({ dome: { shutter: 'OPENING' } }), true)).toEqual([
      'The shutter is moving: wait until it stands.',
    ]);
    expect(maySetCover(facts({ environment: doorOpen, dome: { shutter: 'OPEN' } }), true)).toHaveLength(1);
    expect(maySetCover(facts({ telescope: null, environment: null, dome: null }), false)).toEqual([]);
  });

  test('the dome turns to azimuths, when it answers', () => {
    expect(mayRotateDome(facts(), 359.9)).toEqual([]);
    expect(mayRotateDome(facts({ environment: doorOpen }), 10)).toHaveLength(1);
    for (const azimuth of [-1, 360, Number.NaN]) expect(mayRotateDome(facts(), azimuth)).toHaveLength(1);
    expect(mayRotateDome(facts({ dome: null }), 10)).toEqual(['Dome does not answer.']);
  });

  test('a camera exposes when it is free', () => {
    expect(mayExpose(facts(), 'VIS')).toEqual([]);
    expect(mayExpose(facts({ vis: { state: 'EXPOSING' } }), 'VIS')).toHaveLength(1);
    expect(mayExpose(facts({ vis: null }), 'VIS')).toEqual(['CameraVIS does not answer.']);
    expect(mayExpose(facts({ vis: null }), 'NIR')).toEqual([]);
    const lit: Change = { dome: { shutter: 'OPEN' }, lights: { LAMP_DOME_RED: true, LAMP_FLAT_CAGIRE: true } };
    expect(mayExpose(facts(lit), 'VIS')).toEqual(['LAMP_DOME_RED is on under the open dome; switch it off.']);
  });

  test('light does not spoil an exposure under the open dome', () => {
    const exposing: Change = { vis: { state: 'EXPOSING' }, dome: { shutter: 'OPEN' } };
    expect(maySwitchLight(facts(exposing), 'LAMP_DOME_WHITE', true)).toHaveLength(1);
    expect(maySwitchLight(facts(exposing), 'LAMP_DOME_WHITE', false)).toEqual([]);
    expect(maySwitchLight(facts(), 'LAMP_XYZ', true)).toHaveLength(1);
  });

  test('fans drive no damp air over the mirror, and can always be stopped', () => {
    expect(maySwitchFan(facts(), 'FAN_DOME_EAST', true)).toEqual([]);
    expect(maySwitchFan(facts({ environment: DAMP }), 'FAN_DOME_EAST', true)).toEqual([
      expect.stringMatching(/^It would drive damp air over the mirror: /),
    ]);
    expect(maySwitchFan(facts({ environment: DAMP }), 'FAN_DOME_EAST', false)).toEqual([]);
    expect(maySwitchFan(facts(), 'FAN_DOME_NORTH', true)).toEqual(['The PLC does not report a fan "FAN_DOME_NORTH".']);
  });

  test('distances on the sphere', () => {
    expect(directionDistanceDegrees(HIGH, HIGH)).toBe(0);
    expect(directionDistanceDegrees({ altitudeDegrees: 90, azimuthDegrees: 0 }, HIGH)).toBeCloseTo(30, 9);
    expect(
      directionDistanceDegrees({ altitudeDegrees: 0, azimuthDegrees: 0 }, { altitudeDegrees: 0, azimuthDegrees: 359 }),
    ).toBeCloseTo(1, 9);
  });
});

describe('fail-safe', () => {
  /** Each of these alone takes away something that must be known. */
  const losses: readonly Change[] = [
    { environment: null },
    { environment: { ...CALM, at: old } },
    { environment: stateAfter([{ s: 0, reply: 'silence' }]) },
    { telescope: null },
    { telescope: { at: old } },
    { dome: null },
    { dome: { at: old } },
    { sunAltitudeDegrees: Number.NaN },
    { lights: { LAMP_DOME_WHITE: null } },
  ];

  test('with any fact missing the dome does not open, and always closes', () => {
    fc.assert(
      fc.property(fc.subarray([...losses], { minLength: 1 }), (missing) => {
        const known = facts(Object.assign({}, ...missing) as Change);
        expect(mayOpenDome(known).length).toBeGreaterThan(0);
        expect(mayCloseDome(known)).toEqual([]);
      }),
    );
  });

  test('whatever the facts: open only when safe, dark, parked, answered; each reason a sentence', () => {
    const mount = fc.constantFrom('PARKED', 'PARKING', 'STOPPED', 'SLEWING', 'TRACKING', 'FAULT');
    const shutter = fc.constantFrom('OPEN', 'OPENING', 'CLOSING', 'CLOSED', 'STOPPED', 'FAULT');
    const age = fc.integer({ min: 0, max: 20_000 });
    const environment = fc.constantFrom(
      CALM,
      RAINY,
      null,
      stateAfter([{ s: -2, reply: { 'WXT520.RainRate': 1 } }, { s: 0 }]),
    );
    const change = fc.record({
      environment,
      telescope: fc.option(fc.record({ state: mount, at: age.map((ms) => NOW - ms) })),
      dome: fc.option(fc.record({ shutter, at: age.map((ms) => NOW - ms) })),
      sunAltitudeDegrees: fc.double({ min: -90, max: 90 }),
      lights: fc.record({ LAMP_DOME_WHITE: fc.constantFrom(true, false, null) }),
    });
    fc.assert(
      fc.property(change, (any) => {
        const known = facts(any as Change);
        const reasons = mayOpenDome(known);
        const fine =
          any.environment === CALM &&
          any.telescope?.state === 'PARKED' &&
          NOW - any.telescope.at <= 10_000 &&
          any.dome !== null &&
          NOW - any.dome.at <= 10_000 &&
          any.dome.shutter !== 'FAULT' &&
          any.dome.shutter !== 'CLOSING' &&
          any.sunAltitudeDegrees <= -1 &&
          any.lights.LAMP_DOME_WHITE === false;
        expect(reasons.length === 0).toBe(fine);
        for (const reason of reasons) expect(reason).toMatch(/^[A-Z].*\.$/);
        expect(mayCloseDome(known)).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  });
});
