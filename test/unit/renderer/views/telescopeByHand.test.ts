import { describe, expect, test } from 'vitest';
import type { CommandRecord } from '../../../../main-services/model/operations.ts';
import type { TargetOutlook } from '../../../../main-services/model/targetOutlook.ts';
import { lifeOf } from '../../../../renderer/views/telescope/CommandLife.tsx';
import { gamepadDirection } from '../../../../renderer/views/telescope/gamepadDirection.ts';
import { placeOf, readTarget, type TargetTexts, textsIn } from '../../../../renderer/views/telescope/targetState.ts';

const pad = (axes: readonly number[], pressed: readonly number[] = []) => ({
  axes,
  buttons: Array.from({ length: 17 }, (_, index) => ({ pressed: pressed.includes(index) })),
});

describe('a gamepad', () => {
  test.each([
    ['at rest', pad([0.02, -0.1]), null],
    ['a stick not meant', pad([0.4, 0.3]), null],
    ['the stick up', pad([0.1, -0.9]), 'NORTH'],
    ['the stick to the left, where east is', pad([-0.8, 0.2]), 'EAST'],
    ['the stick between two', pad([0.71, 0.7]), 'WEST'],
    ['the cross down', pad([0, 0], [13]), 'SOUTH'],
    ['the cross before the stick', pad([-1, 0], [15]), 'WEST'],
    ['a pad without anything', { axes: [], buttons: [] }, null],
  ])('%s', (_, reading, expected) => expect(gamepadDirection(reading)).toBe(expected));
});

describe('a typed target', () => {
  const texts = (frame: TargetTexts['frame'], first: string, second: string): TargetTexts => ({
    frame,
    first,
    second,
    name: '',
  });
  test.each([
    [
      texts('J2000', '00:42:44.3', '+41:16:09'),
      { frame: 'J2000', rightAscensionDegrees: 10.6846, declinationDegrees: 41.2692 },
    ],
    [
      texts('APPARENT', '10.6847', '-41.269'),
      { frame: 'APPARENT', rightAscensionDegrees: 10.6847, declinationDegrees: -41.269 },
    ],
    [texts('HORIZONTAL', '62.5', '141'), { frame: 'HORIZONTAL', altitudeDegrees: 62.5, azimuthDegrees: 141 }],
  ])('%j is a place', (typed, expected) => {
    const close = Object.entries(expected).map(([key, value]) => [
      key,
      typeof value === 'number' ? expect.closeTo(value, 3) : value,
    ]);
    expect(placeOf(typed)).toMatchObject(Object.fromEntries(close));
  });

  test.each([
    texts('J2000', '', ''),
    texts('J2000', '25:00:00', '+10'),
    texts('J2000', '10', '91'),
    texts('HORIZONTAL', '95', '10'),
    texts('HORIZONTAL', '50', 'north'),
  ])('%j is none', (typed) => {
    expect(placeOf(typed)).toBeNull();
    const { first, second } = readTarget(typed);
    expect(first.ok && second.ok).toBe(false);
  });

  test('is the same place in other coordinates', () => {
    const outlook = {
      rightAscensionDegrees: 10.6847,
      declinationDegrees: 41.269,
      apparentRightAscensionDegrees: 11.055,
      apparentDeclinationDegrees: 41.416,
      altitudeDegrees: 72.5,
      azimuthDegrees: 48.1,
    } as TargetOutlook;
    expect(textsIn('J2000', outlook)).toMatchObject({ first: '00:42:44.3', second: '+41:16:08' });
    expect(textsIn('APPARENT', outlook).first).toBe('00:44:13.2');
    expect(textsIn('HORIZONTAL', outlook)).toEqual({ frame: 'HORIZONTAL', first: '72.500', second: '48.100' });
  });
});

describe('the life of a command', () => {
  const at = Date.UTC(2026, 11, 16, 3, 12, 45, 200);
  const record: CommandRecord = {
    id: 1,
    at,
    by: 'anna',
    device: 'Telescope',
    command: 'PARK',
    acknowledgedAt: null,
    verifiedAt: null,
    outcome: 'sent',
    detail: '',
  };
  test.each<[Partial<CommandRecord>, string]>([
    [{}, 'PARK sent 03:12:45.2, under way'],
    [{ outcome: 'acknowledged', acknowledgedAt: at + 40 }, 'PARK sent 03:12:45.2, acknowledged +0.04 s, under way'],
    [
      { outcome: 'verified', acknowledgedAt: at + 40, verifiedAt: at + 13_600, detail: 'parked' },
      'PARK sent 03:12:45.2, acknowledged +0.04 s, verified +13.6 s: parked',
    ],
    [{ outcome: 'refused', detail: 'A door is open.' }, 'PARK refused: A door is open.'],
    [{ outcome: 'failed', detail: 'no answer' }, 'PARK sent 03:12:45.2, failed: no answer'],
    [
      { outcome: 'not-verified', acknowledgedAt: at + 40, detail: 'it stands still' },
      'PARK sent 03:12:45.2, acknowledged +0.04 s, not verified: it stands still',
    ],
  ])('%j', (change, words) => expect(lifeOf({ ...record, ...change }).words).toBe(words));
});
