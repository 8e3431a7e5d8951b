import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFocuserStatus } from '../../../../devices/focuser/focuserStatusCodec.ts';
import { decodeBytes, decodeReply, oneFieldChanged, randomBytes } from '../randomReplies.ts';

const AT = Date.UTC(2026, 11, 16, 3);
const good = {
  name: 'STATUS',
  from: 'Focuser',
  date: '2026-12-16T03:00:00.000Z',
  position: 10_000,
  min: 0,
  max: 20_000,
  moving: false,
  temperature: 6.25,
  fault: null,
};
const decode = (element: unknown) => decodeFocuserStatus('Focuser', element as typeof good, AT);

describe('decodeFocuserStatus', () => {
  it('reads every field', () => {
    expect(decode(good)).toEqual({
      at: AT,
      positionSteps: 10_000,
      smallestSteps: 0,
      largestSteps: 20_000,
      moving: false,
      temperatureCelsius: 6.25,
      fault: null,
    });
    expect(decode({ ...good, temperature: null, fault: 'blocked' })).toMatchObject({
      temperatureCelsius: null,
      fault: 'blocked',
    });
  });

  it.each<[string, Partial<Record<string, unknown>>, string]>([
    ['another device', { from: 'Dome' }, 'STATUS.from'],
    ['a position beyond its way', { position: 20_001 }, 'STATUS.position is not within 0 … 20000'],
    ['half a step', { position: 0.5 }, 'STATUS.position is not a whole number'],
    ['a way of nothing', { max: 0 }, 'STATUS.max 0 is not above STATUS.min 0'],
    ['a tube on fire', { temperature: 900 }, 'STATUS.temperature is not within'],
    ['a word for a switch', { moving: 'no' }, 'STATUS.moving is neither true nor false'],
    ['a missing position', { position: undefined }, 'STATUS.position'],
  ])('refuses %s', (_case, change, message) => {
    expect(() => decode({ ...good, ...change })).toThrow(message);
  });

  it('makes no reading of random bytes', () => {
    fc.assert(
      fc.property(randomBytes(JSON.stringify([good])), (bytes) => {
        const status = decodeBytes(bytes, { name: 'STATUS' }, decode);
        return (
          status === null ||
          (status.positionSteps >= status.smallestSteps && status.positionSteps <= status.largestSteps)
        );
      }),
      { numRuns: 10_000 },
    );
    fc.assert(
      fc.property(oneFieldChanged(good), (reply) => {
        const status = decodeReply([reply], { name: 'STATUS' }, decode);
        return (
          status === null ||
          (status.positionSteps >= status.smallestSteps && status.positionSteps <= status.largestSteps)
        );
      }),
      { numRuns: 2_000 },
    );
  }, 30_000);
});
