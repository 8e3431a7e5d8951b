import { describe, expect, test } from 'vitest';
import type { CoverStatus } from '../../../devices/cover/Cover.ts';
import type { FocuserStatus } from '../../../devices/focuser/Focuser.ts';
import { mirrorCover } from '../../../main-services/instruments/readBackFacts.ts';
import { mayMoveFocuser } from '../../../main-services/interlocks/mayMoveFocuser.ts';
import { mayOpenDome } from '../../../main-services/interlocks/mayOpenDome.ts';
import { mayRotateField } from '../../../main-services/interlocks/mayRotateField.ts';
import { maySelectFilter } from '../../../main-services/interlocks/maySelectFilter.ts';
import { maySetCover } from '../../../main-services/interlocks/maySetCover.ts';
import { fitted } from '../../doubles/instrumentsState.ts';
import { type Change, facts, NOW } from './facts.ts';

const STANDING: FocuserStatus = {
  at: NOW,
  positionSteps: 100,
  smallestSteps: 10,
  largestSteps: 2000,
  moving: false,
  temperatureCelsius: null,
  fault: null,
};
const focuser = (part: Partial<FocuserStatus> = {}) => ({ focuser: fitted('Focuser', { ...STANDING, ...part }) });
const rotator = { rotator: fitted('Rotator', { at: NOW, angleDegrees: 0, moving: false, fault: null }) };
const cover = (position: CoverStatus['position'], fault: string | null = null) => ({
  cover: fitted<CoverStatus>('Cover', { at: NOW, position, fault }),
});
const EXPOSING = { vis: { state: 'EXPOSING' } } as const;

describe('the focuser', () => {
  test.each<[string, Change, number, string | null]>([
    ['may go anywhere on its way', { accessories: focuser() }, 2000, null],
    ['is not there', {}, 50, 'No focuser is fitted.'],
    ['is silent', { accessories: { focuser: fitted<FocuserStatus>('Focuser', null) } }, 50, 'does not answer'],
    ['has answered long ago', { accessories: focuser({ at: NOW - 60_000 }) }, 50, 'Focuser does not answer.'],
    ['complains', { accessories: focuser({ fault: 'motor too warm' }) }, 50, 'reports a fault: motor too warm'],
    ['has no such place', { accessories: focuser() }, 9, '9 is outside its way of 10 to 2000 steps.'],
    ['has no place that is no number', { accessories: focuser() }, Number.NaN, 'outside its way'],
    ['would spoil an exposure', { ...EXPOSING, accessories: focuser() }, 50, 'CameraVIS is exposing; wait'],
  ])('%s', (_case, change, position, reason) => {
    const reasons = mayMoveFocuser(facts(change), position);
    expect(reasons.join(' ')).toContain(reason ?? '');
    expect(reasons).toHaveLength(reason === null ? 0 : 1);
  });
});

test('the rotator is refused where there is none, at no angle, and while a camera exposes', () => {
  expect(mayRotateField(facts({ accessories: rotator }), 359.9)).toEqual([]);
  expect(mayRotateField(facts(), 10)).toEqual(['No rotator is fitted.']);
  expect(mayRotateField(facts({ accessories: rotator }), 360)).toEqual(['360° is no angle of a rotator.']);
  expect(mayRotateField(facts({ ...EXPOSING, accessories: rotator }), 10)).toHaveLength(1);
});

test('a wheel is not turned under an exposure of its own camera, nor to a filter it has not', () => {
  expect(maySelectFilter(facts(), 'VIS', 'r')).toEqual([]);
  expect(maySelectFilter(facts(), 'VIS', 'Hα')).toEqual(['CameraVIS has no filter Hα; it has r.']);
  expect(maySelectFilter(facts(EXPOSING), 'VIS', 'r').join(' ')).toMatch(/CameraVIS is exposing/);
  expect(maySelectFilter(facts(EXPOSING), 'NIR', 'r')).toEqual([]);
  expect(maySelectFilter(facts({ vis: null }), 'VIS', 'r')).toEqual(['CameraVIS does not answer.']);
});

describe('a mirror cover of its own', () => {
  test.each<[CoverStatus['position'], 'open' | 'shut' | 'moving' | 'unknown']>([
    ['OPEN', 'open'],
    ['CLOSED', 'shut'],
    ['OPENING', 'moving'],
    ['CLOSING', 'moving'],
    ['FAULT', 'unknown'],
    ['UNKNOWN', 'unknown'],
  ])('says %s, whatever the mount says of its own', (position, word) => {
    const { instruments } = facts({ accessories: cover(position), telescope: { coverOpen: true } });
    expect(mirrorCover(instruments)).toBe(word);
  });

  test('keeps the dome shut while it is open; one that does not tell keeps nobody waiting', () => {
    expect(mayOpenDome(facts({ accessories: cover('CLOSED') }))).toEqual([]);
    expect(mayOpenDome(facts({ accessories: cover('OPEN') })).join(' ')).toMatch(/mirror cover is open/);
    expect(mayOpenDome(facts({ accessories: { cover: fitted<CoverStatus>('Cover', null) } }))).toEqual([]);
  });

  test('is opened by itself, not by the mount; shutting it is never refused', () => {
    const silent = { telescope: null, accessories: cover('CLOSED') };
    expect(maySetCover(facts(silent), true)).toEqual([]);
    expect(maySetCover(facts({ accessories: cover('CLOSED', 'motor blocked') }), true)).toEqual([
      'Cover reports a fault: motor blocked.',
    ]);
    expect(maySetCover(facts({ accessories: cover('OPEN', 'motor blocked') }), false)).toEqual([]);
  });
});
