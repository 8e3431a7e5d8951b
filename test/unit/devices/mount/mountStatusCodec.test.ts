import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MountStatus } from '../../../../devices/mount/Mount.ts';
import { decodeMountStatus } from '../../../../devices/mount/mountStatusCodec.ts';
import { decodeBytes, decodeReply, oneFieldChanged, randomBytes } from '../randomReplies.ts';

const AT = Date.UTC(2026, 11, 16, 3);
const good = {
  name: 'STATUS',
  from: 'Telescope',
  date: '2026-12-16T03:00:00.000Z',
  state: 'TRACKING',
  ra: 83.6,
  dec: 22.01,
  alt: 61.5,
  az: 120.25,
  target_ra: 83.6,
  target_dec: 22.01,
  cover: 'open',
  fault: null,
};
const decode = (element: unknown) => decodeMountStatus('Telescope', element as typeof good, AT);

describe('decodeMountStatus', () => {
  it('reads every field', () => {
    expect(decode(good)).toEqual({
      at: AT,
      state: 'TRACKING',
      rightAscensionDegrees: 83.6,
      declinationDegrees: 22.01,
      altitudeDegrees: 61.5,
      azimuthDegrees: 120.25,
      targetRightAscensionDegrees: 83.6,
      targetDeclinationDegrees: 22.01,
      coverOpen: true,
      fault: null,
    });
  });

  it.each<[string, Partial<Record<string, unknown>>, Partial<MountStatus>]>([
    [
      'no target',
      { target_ra: null, target_dec: null },
      { targetRightAscensionDegrees: null, targetDeclinationDegrees: null },
    ],
    ['a fault', { state: 'FAULT', fault: 'motor hot' }, { state: 'FAULT', fault: 'motor hot' }],
    ['a full turn', { az: 360, ra: 360 }, { azimuthDegrees: 0, rightAscensionDegrees: 0 }],
    ['a shut cover', { cover: 'closed' }, { coverOpen: false }],
    ['a field we do not know', { humour: 'good' }, { state: 'TRACKING' }],
  ])('reads %s', (_case, change, expected) => {
    expect(decode({ ...good, ...change })).toMatchObject(expected);
  });

  it.each<[string, Partial<Record<string, unknown>>, string]>([
    ['another device', { from: 'Dome' }, 'STATUS.from is none of Telescope: "Dome"'],
    ['an unknown state', { state: 'FLYING' }, 'STATUS.state is none of PARKED'],
    [
      'a missing state',
      { state: undefined },
      'STATUS.state is none of PARKED, PARKING, STOPPED, SLEWING, TRACKING, FAULT: missing',
    ],
    ['a string for a number', { ra: '83.6' }, 'STATUS.ra is not a number: "83.6"'],
    ['null for a number', { alt: null }, 'STATUS.alt is not a number: null'],
    ['an angle out of range', { dec: 91 }, 'STATUS.dec is not within -90 … 90: 91'],
    ['a negative azimuth', { az: -1 }, 'STATUS.az is not within 0 … 360: -1'],
    ['an impossible target', { target_dec: 900 }, 'STATUS.target_dec'],
    ['a half-open cover', { cover: 'ajar' }, 'STATUS.cover'],
    ['a missing fault', { fault: undefined }, 'STATUS.fault is not a short text: missing'],
    ['a date that is none', { date: 'yesterday' }, 'STATUS.date is not an ISO date: "yesterday"'],
    ['an impossible date', { date: '2026-13-45T00:00:00Z' }, 'STATUS.date'],
  ])('refuses %s', (_case, change, message) => {
    expect(() => decode({ ...good, ...change })).toThrow(`Telescope: ${message}`);
  });

  it('neither crashes on random bytes nor makes a reading of them', () => {
    fc.assert(
      fc.property(randomBytes(JSON.stringify([good])), (bytes) => {
        expectSane(decodeBytes(bytes, { name: 'STATUS' }, decode));
      }),
      { numRuns: 10_000 },
    );
  });

  it('gives readings within bounds whatever one field says', () => {
    fc.assert(
      fc.property(oneFieldChanged(good), (element) => expectSane(decodeReply([element], { name: 'STATUS' }, decode))),
      { numRuns: 2_000 },
    );
  });
});

function expectSane(status: MountStatus | null): void {
  if (status === null) return;
  const inTurn = (degrees: number) => degrees >= 0 && degrees < 360;
  const inHalf = (degrees: number) => degrees >= -90 && degrees <= 90;
  expect([status.rightAscensionDegrees, status.azimuthDegrees].every(inTurn)).toBe(true);
  expect([status.declinationDegrees, status.altitudeDegrees].every(inHalf)).toBe(true);
  expect(status.at).toBe(AT);
}
