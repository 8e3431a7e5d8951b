import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCameraStatus } from '../../../../devices/camera/cameraStatusCodec.ts';
import { decodeFrame } from '../../../../devices/camera/frameCodec.ts';
import { decodeBytes, decodeReply, oneFieldChanged, randomBytes } from '../randomReplies.ts';

const AT = Date.UTC(2026, 11, 16, 3);
const status = {
  name: 'STATUS',
  from: 'CameraVIS',
  date: '2026-12-16T03:00:00.000Z',
  state: 'EXPOSING',
  remaining: 12.5,
  temperature: -94.9,
  setpoint: -95,
  filter: 'r',
  filters: ['g', 'r', 'i'],
  width: 512,
  height: 512,
  fault: null,
};
const decodeStatus = (element: unknown) => decodeCameraStatus('CameraVIS', element as typeof status, AT);

const pixels = Uint16Array.of(0, 1, 256, 65_535, 4242, 7);
const bytes = Buffer.alloc(12);
for (const [at, counts] of pixels.entries()) bytes.writeUInt16LE(counts, 2 * at);
const read = {
  name: 'READ',
  result: 'ok',
  width: 3,
  height: 2,
  started: '2026-12-16T03:00:00.250Z',
  seconds: 30,
  filter: 'r',
  temperature: -95,
  encoding: 'base64',
  data: bytes.toString('base64'),
};
const decodeRead = (element: unknown) => decodeFrame('CameraVIS', element as typeof read);

describe('decodeCameraStatus', () => {
  it('reads every field', () => {
    expect(decodeStatus(status)).toEqual({
      at: AT,
      state: 'EXPOSING',
      remainingSeconds: 12.5,
      temperatureCelsius: -94.9,
      setpointCelsius: -95,
      filter: 'r',
      filters: ['g', 'r', 'i'],
      widthPixels: 512,
      heightPixels: 512,
      fault: null,
    });
  });

  it.each<[string, Partial<Record<string, unknown>>, string]>([
    ['the other camera', { from: 'CameraNIR' }, 'STATUS.from is none of CameraVIS: "CameraNIR"'],
    ['an unknown state', { state: 'DONE' }, 'STATUS.state'],
    ['less than no time', { remaining: -1 }, 'STATUS.remaining is not within 0 … 86400: -1'],
    ['colder than absolute zero', { temperature: -300 }, 'STATUS.temperature'],
    ['a filter that is not in the wheel', { filter: 'Q' }, 'STATUS.filter "Q" is not among STATUS.filters g, r, i'],
    ['filters that are no list', { filters: 'gri' }, 'STATUS.filters is not a list'],
    ['filters that are no words', { filters: ['r', 2] }, 'STATUS.filters is not a list'],
    ['half a pixel', { width: 512.5 }, 'STATUS.width is not a whole number: 512.5'],
    ['no height', { height: undefined }, 'STATUS.height is not a number: missing'],
  ])('refuses %s', (_case, change, message) => {
    expect(() => decodeStatus({ ...status, ...change })).toThrow(`CameraVIS: ${message}`);
  });

  it('neither crashes on random bytes nor makes a reading of them', () => {
    fc.assert(
      fc.property(randomBytes(JSON.stringify([status])), (random) => {
        const decoded = decodeBytes(random, { name: 'STATUS' }, decodeStatus);
        if (decoded === null) return;
        expect(decoded.filters).toContain(decoded.filter);
        expect(decoded.temperatureCelsius).toBeGreaterThanOrEqual(-273.15);
        expect(decoded.remainingSeconds).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('decodeFrame', () => {
  it('reads the pixels and what belongs to them', () => {
    expect(decodeRead(read)).toEqual({
      widthPixels: 3,
      heightPixels: 2,
      pixels,
      startedAt: Date.UTC(2026, 11, 16, 3, 0, 0, 250),
      exposureSeconds: 30,
      filter: 'r',
      temperatureCelsius: -95,
    });
  });

  it.each<[string, Partial<Record<string, unknown>>, string]>([
    [
      'a pixel too few',
      { data: bytes.subarray(0, 10).toString('base64') },
      'READ.data has 10 bytes, not the 12 of 6 pixels',
    ],
    ['a size that is not its own', { width: 4 }, 'READ.data has 12 bytes, not the 16 of 8 pixels'],
    ['an absurd size', { width: 1e6 }, 'READ.width is not within 1 … 16384'],
    ['what is not base64', { data: '!!!!' }, 'READ.data is not base64: !!!!'],
    ['base64 cut off', { data: read.data.slice(0, -1) }, 'READ.data is not base64'],
    ['no data', { data: undefined }, 'READ.data is not base64: undefined'],
    ['another encoding', { encoding: 'hex' }, 'READ.encoding is none of base64: "hex"'],
    ['no start', { started: undefined }, 'READ.started is not an ISO date: missing'],
  ])('refuses %s', (_case, change, message) => {
    expect(() => decodeRead({ ...read, ...change })).toThrow(`CameraVIS: ${message}`);
  });

  it('neither crashes on random bytes nor makes a frame that is not whole', () => {
    fc.assert(
      fc.property(fc.oneof(randomBytes(JSON.stringify([read])), oneFieldChanged(read)), (random) => {
        const frame =
          random instanceof Uint8Array
            ? decodeBytes(random, { name: 'READ' }, decodeRead)
            : decodeReply([random], { name: 'READ' }, decodeRead);
        if (frame !== null) expect(frame.pixels).toHaveLength(frame.widthPixels * frame.heightPixels);
      }),
      { numRuns: 10_000 },
    );
  });
});
