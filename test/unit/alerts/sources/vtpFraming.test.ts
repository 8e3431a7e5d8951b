import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeVtpFrame } from '../../../../main-services/alerts/sources/encodeVtpFrame.ts';
import { VtpDecoder, VtpFramingError } from '../../../../main-services/alerts/sources/VtpDecoder.ts';

function chop(stream: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(stream.subarray(at, at + size));
    at += size;
  }
  return [...chunks, stream.subarray(at)];
}

describe('VTP framing', () => {
  it('gives back every document, however the stream is chopped', () => {
    const documents = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 });
    const sizes = fc.array(fc.nat(40), { maxLength: 60 });
    fc.assert(
      fc.property(documents, sizes, (bodies, cuts) => {
        const decoder = new VtpDecoder(300);
        const stream = Buffer.concat(bodies.map((body) => encodeVtpFrame(Buffer.from(body))));
        const frames = chop(stream, cuts).flatMap((chunk) => decoder.push(chunk));
        expect(frames.map((frame) => [...frame])).toEqual(bodies.map((body) => [...body]));
        expect(decoder.isMidFrame).toBe(false);
      }),
    );
  });

  it('takes a frame byte by byte', () => {
    const decoder = new VtpDecoder(5000);
    const frame = encodeVtpFrame('x'.repeat(5000));
    const got = [...frame].flatMap((byte) => decoder.push(Buffer.from([byte])));
    expect(got.map((body) => body.length)).toEqual([5000]);
  });

  it.each([
    ['one byte over the limit', 101],
    ['little-endian', 0xfe000000],
    ['the largest there is', 0xffffffff],
  ])('refuses a lying prefix at once: %s', (_, length) => {
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(length);
    expect(() => new VtpDecoder(100).push(prefix)).toThrow(VtpFramingError);
  });

  it('hands out the good frames before it refuses the bad one', () => {
    const decoder = new VtpDecoder(100);
    const stream = Buffer.concat([encodeVtpFrame('good'), Buffer.from([0xff, 0xff, 0xff, 0xff])]);
    expect(decoder.push(stream).map(String)).toEqual(['good']);
    expect(() => decoder.push(Buffer.alloc(0))).toThrow(/4294967295 bytes/);
  });
});
