import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomeStatus } from '../../../../devices/dome/Dome.ts';
import { decodeDomeStatus } from '../../../../devices/dome/domeStatusCodec.ts';
import { decodeBytes, decodeReply, oneFieldChanged, randomBytes } from '../randomReplies.ts';

const AT = Date.UTC(2026, 11, 16, 3);
const good = {
  name: 'STATUS',
  from: 'Dome',
  date: '2026-12-16T03:00:00.000Z',
  shutter: 'OPENING',
  percent: 40,
  az: 120.25,
  target_az: null,
  rotating: false,
  fault: null,
};
const decode = (element: unknown) => decodeDomeStatus('Dome', element as typeof good, AT);

describe('decodeDomeStatus', () => {
  it.each<[string, Partial<Record<string, unknown>>, Partial<DomeStatus>]>([
    [
      'every field',
      {},
      {
        at: AT,
        shutter: 'OPENING',
        shutterPercent: 40,
        azimuthDegrees: 120.25,
        targetAzimuthDegrees: null,
        rotating: false,
        fault: null,
      },
    ],
    ['a shut dome', { shutter: 'CLOSED', percent: 0 }, { shutter: 'CLOSED', shutterPercent: 0 }],
    [
      'an open dome with a rounded percentage',
      { shutter: 'OPEN', percent: 100.00000000000001 },
      { shutterPercent: 100 },
    ],
    ['a rotation', { rotating: true, target_az: 12 }, { rotating: true, targetAzimuthDegrees: 12 }],
    ['a fault', { shutter: 'FAULT', fault: 'limit switch' }, { shutter: 'FAULT', fault: 'limit switch' }],
  ])('reads %s', (_case, change, expected) => {
    expect(decode({ ...good, ...change })).toMatchObject(expected);
  });

  it.each<[string, Partial<Record<string, unknown>>, string]>([
    ['another device', { from: 'Telescope' }, 'STATUS.from'],
    [
      'a shut dome that is open',
      { shutter: 'CLOSED', percent: 50 },
      'STATUS.shutter says CLOSED, but STATUS.percent says 50 % open',
    ],
    [
      'an open dome that is shut',
      { shutter: 'OPEN', percent: 0 },
      'STATUS.shutter says OPEN, but STATUS.percent says 0 % open',
    ],
    ['more than wide open', { percent: 101 }, 'STATUS.percent is not within'],
    ['a string for a number', { percent: '40' }, 'STATUS.percent is not a number: "40"'],
    ['a word for a flag', { rotating: 'no' }, 'STATUS.rotating is neither true nor false: "no"'],
    ['no shutter', { shutter: undefined }, 'STATUS.shutter is none of OPEN'],
    ['no target', { target_az: undefined }, 'STATUS.target_az is not a number: missing'],
  ])('refuses %s', (_case, change, message) => {
    expect(() => decode({ ...good, ...change })).toThrow(`Dome: ${message}`);
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

function expectSane(status: DomeStatus | null): void {
  if (status === null) return;
  expect(status.shutterPercent >= 0 && status.shutterPercent <= 100).toBe(true);
  expect(status.azimuthDegrees >= 0 && status.azimuthDegrees < 360).toBe(true);
  expect(status.shutter !== 'CLOSED' || status.shutterPercent <= 1).toBe(true);
}
