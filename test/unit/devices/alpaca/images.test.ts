import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlpacaImage } from '../../../../devices/alpaca/AlpacaImage.ts';
import { imageBytes } from '../../../../devices/alpaca/imageBytes.ts';
import { imageJson } from '../../../../devices/alpaca/imageJson.ts';
import { DeviceError, DeviceRefused, DeviceUnreachable, InvalidReply } from '../../../../devices/errors.ts';

const asked = { device: 'Camera', what: 'imagearray', transaction: 7 };
const bounds = { mostWidth: 6, mostHeight: 4 };
const WIDTH = 3;
const HEIGHT = 2;
const COUNTS = [0, 300, 1, 301, 2, 302];

function done(work: Generator<void, AlpacaImage>): AlpacaImage {
  for (;;) {
    const { done: ended, value } = work.next();
    if (ended) return value;
  }
}

/** A header as the API Reference lays it out, and the counts of each transmission type after it. */
function image(changes: Readonly<Record<number, number>> = {}, type = 8, counts: readonly number[] = COUNTS): Buffer {
  const header = Buffer.alloc(44);
  [1, 0, 7, 1, 44, 2, type, 2, WIDTH, HEIGHT, 0].forEach((number, index) => {
    header.writeInt32LE(changes[index] ?? number, 4 * index);
  });
  const data = counts.map((count) => {
    const bytes = Buffer.alloc(8);
    if (type === 3) bytes.writeDoubleLE(count);
    else if (type === 4) bytes.writeFloatLE(count);
    else bytes.writeBigInt64LE(BigInt(count));
    return bytes.subarray(0, [0, 2, 4, 8, 4, 8, 1, 8, 2, 4][type]);
  });
  return Buffer.concat([header, ...data]);
}

describe('ImageBytes', () => {
  it.each([
    ['Int16', 1],
    ['Int32', 2],
    ['Double', 3],
    ['Single', 4],
    ['UInt64', 5],
    ['Int64', 7],
    ['UInt16', 8],
    ['UInt32', 9],
  ])('in %s become rows', (_name, type) => {
    const { widthPixels, heightPixels, pixels } = done(imageBytes(asked, image({}, type), bounds));
    expect([widthPixels, heightPixels, ...pixels]).toEqual([3, 2, 0, 1, 2, 300, 301, 302]);
  });

  it('in Byte become rows', () => {
    expect([...done(imageBytes(asked, image({}, 6, [1, 2, 3, 4, 5, 6]), bounds)).pixels]).toEqual([1, 3, 5, 2, 4, 6]);
  });

  it('may begin later than the header ends', () => {
    const shifted = Buffer.concat([image({ 4: 50 }).subarray(0, 44), Buffer.alloc(6, 9), image().subarray(44)]);
    expect([...done(imageBytes(asked, shifted, bounds)).pixels]).toEqual([0, 1, 2, 300, 301, 302]);
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['less than a header', image().subarray(0, 43)],
    ['another version', image({ 0: 2 })],
    ['another transaction', image({ 2: 8 })],
    ['data before the header ends', image({ 4: 43 })],
    ['data after the end', image({ 4: 1_000 })],
    ['data before the beginning', image({ 4: -1 })],
    ['an unknown type', image({ 6: 0 })],
    ['a type that does not exist', image({ 6: 10 })],
    ['a colour image', image({ 7: 3 })],
    ['a line', image({ 7: 1 })],
    ['no width', image({ 8: 0 })],
    ['a negative height', image({ 9: -2 })],
    ['more than the camera has', image({ 8: 7 })],
    ['a header for four thousand million pixels', image({ 8: 65_536, 9: 65_536 })],
    ['the largest width there is', image({ 8: 2 ** 31 - 1 })],
    ['fewer pixels than announced', image().subarray(0, -1)],
    ['more pixels than announced', Buffer.concat([image(), Buffer.alloc(1)])],
    ['a negative count', image({}, 2, [0, 1, 2, 3, 4, -1])],
    ['a count beyond 16 bits', image({}, 2, [0, 1, 2, 3, 4, 65_536])],
    ['a count beyond 32 bits', image({}, 7, [0, 1, 2, 3, 4, 2 ** 32])],
    ['a count that is none', image({}, 3, [0, 1, 2, 3, 4, Number.NaN])],
    ['an endless count', image({}, 4, [0, 1, 2, 3, 4, Number.POSITIVE_INFINITY])],
  ])('refuse %s', (_case, bytes) => {
    expect(() => done(imageBytes(asked, bytes, bounds))).toThrow(InvalidReply);
  });

  it('tell of a failure in words', () => {
    const words = Buffer.concat([image({ 1: 0x407 }).subarray(0, 44), Buffer.from('no cable')]);
    expect(() => done(imageBytes(asked, words, bounds))).toThrow(DeviceUnreachable);
    expect(() => done(imageBytes(asked, words, bounds))).toThrow('no cable');
  });

  it('of 10,000 kinds that mean nothing give no image', () => {
    const good = image();
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 120 }),
      // A good one with some bytes changed, left out or cut off.
      fc
        .tuple(fc.nat(good.length - 1), fc.nat(8), fc.uint8Array({ maxLength: 8 }))
        .map(([at, length, patch]) => Buffer.concat([good.subarray(0, at), patch, good.subarray(at + length)])),
    );
    fc.assert(
      fc.property(bytes, (raw) => {
        const given = Buffer.from(raw);
        try {
          const { widthPixels, heightPixels, pixels } = done(imageBytes(asked, given, bounds));
          // What is taken has its header whole, and a byte for every pixel at least.
          expect(given.readInt32LE(0)).toBe(1);
          expect([0, 7]).toContain(given.readUInt32LE(8));
          expect(pixels.length).toBe(widthPixels * heightPixels);
          expect(given.length - given.readInt32LE(16)).toBeGreaterThanOrEqual(pixels.length);
          return widthPixels <= bounds.mostWidth && heightPixels <= bounds.mostHeight;
        } catch (failure) {
          return failure instanceof DeviceError;
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('images in JSON', () => {
  const answer = (more: object) =>
    Buffer.from(
      JSON.stringify({ Type: 2, Rank: 2, ErrorNumber: 0, ErrorMessage: '', ClientTransactionID: 7, ...more }),
    );

  it.each<[string, Buffer]>([
    [
      'as it is written',
      answer({
        Value: [
          [0, 300],
          [1, 301],
          [2, 302],
        ],
      }),
    ],
    [
      'with spaces',
      Buffer.from(
        answer({
          Value: [
            [0, 300],
            [1, 301],
            [2, 302],
          ],
        })
          .toString()
          .replaceAll(/([,[\]])/g, ' $1\n '),
      ),
    ],
    ['before its rank', Buffer.from('{"Value":[[0,300],[1,301],[2,302]],"Rank":2,"Type":2,"ErrorNumber":0}')],
  ])('%s become rows', (_case, bytes) => {
    const { widthPixels, heightPixels, pixels } = done(imageJson(asked, bytes, bounds));
    expect([widthPixels, heightPixels, ...pixels]).toEqual([3, 2, 0, 1, 2, 300, 301, 302]);
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['rubbish', Buffer.from('<html>')],
    ['no image', answer({})],
    ['a number', answer({ Value: 3 })],
    ['a line', answer({ Value: [1, 2] })],
    ['no columns', answer({ Value: [[]] })],
    ['a colour image', answer({ Rank: 3, Value: [[[1, 2, 3]]] })],
    ['another rank', answer({ Rank: 3, Value: [[1]] })],
    ['columns of different heights', answer({ Value: [[1, 2], [3]] })],
    ['more columns than the camera has', answer({ Value: Array(7).fill([1]) })],
    ['taller columns than the camera has', answer({ Value: [[1, 2, 3, 4, 5]] })],
    ['a count beyond 16 bits', answer({ Value: [[65_536]] })],
    ['a negative count', answer({ Value: [[-1]] })],
    ['a broken count', answer({ Value: [[1.5]] })],
    ['a word', answer({ Value: [[1, 'x']] })],
    ['a gap', Buffer.from('{"Rank":2,"ErrorNumber":0,"Value":[[1,,2]]}')],
    ['two counts in one', Buffer.from('{"Rank":2,"ErrorNumber":0,"Value":[[1 2]]}')],
    ['a count between columns', Buffer.from('{"Rank":2,"ErrorNumber":0,"Value":[[1],2]}')],
    ['an end that is missing', answer({ Value: [[1, 2]] }).subarray(0, -3)],
    ['another transaction', answer({ ClientTransactionID: 8, Value: [[1]] })],
  ])('refuse %s', (_case, bytes) => {
    expect(() => done(imageJson(asked, bytes, bounds))).toThrow(InvalidReply);
  });

  it('tell of a failure in words', () => {
    const bytes = Buffer.from('{"Value":null,"ErrorNumber":1035,"ErrorMessage":"there is no image"}');
    expect(() => done(imageJson(asked, bytes, bounds))).toThrow(DeviceRefused);
    expect(() => done(imageJson(asked, bytes, bounds))).toThrow('there is no image');
  });

  it('that are damaged in 10,000 ways give no image but a whole one', () => {
    const good = answer({
      Value: [
        [0, 300],
        [1, 301],
        [2, 302],
      ],
    });
    const damage = fc.tuple(fc.nat(good.length - 1), fc.nat(6), fc.uint8Array({ maxLength: 6 }));
    fc.assert(
      fc.property(damage, ([at, length, patch]) => {
        const bytes = Buffer.concat([good.subarray(0, at), patch, good.subarray(at + length)]);
        try {
          const { widthPixels, heightPixels, pixels } = done(imageJson(asked, bytes, bounds));
          return pixels.length === widthPixels * heightPixels;
        } catch (failure) {
          return failure instanceof DeviceError;
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
