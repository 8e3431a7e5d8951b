import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameReader } from '../../../simulators/common/FrameReader.ts';

describe('frames by balanced braces', () => {
  test.each([
    ['one', '{"a":1}', ['{"a":1}']],
    ['two without anything between', '{"a":1}{"b":2}', ['{"a":1}', '{"b":2}']],
    ['white space between', ' \r\n{"a":1}\n\t{"b":2}\n', ['{"a":1}', '{"b":2}']],
    ['braces in a string', '{"a":"}{\\"}"}', ['{"a":"}{\\"}"}']],
    ['nested', '{"a":{"b":[{}]}}', ['{"a":{"b":[{}]}}']],
    ['unfinished', '{"a":{"b":1}', []],
  ])('%s', (_, text, frames) => {
    expect(new FrameReader().push(Buffer.from(text))).toEqual({ frames, error: null });
  });

  test('the stream may be cut anywhere', () => {
    const object = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(object), fc.integer({ min: 1, max: 9 }), (objects, size) => {
        const bytes = Buffer.from(objects.map((each) => JSON.stringify(each)).join('\n'));
        const reader = new FrameReader();
        const frames: string[] = [];
        for (let start = 0; start < bytes.length; start += size) {
          const read = reader.push(bytes.subarray(start, start + size));
          expect(read.error).toBeNull();
          frames.push(...read.frames);
        }
        expect(frames).toEqual(objects.map((each) => JSON.stringify(each)));
      }),
    );
  });

  test('frames before an error are not lost', () => {
    const { frames, error } = new FrameReader().push(Buffer.from('{"a":1} hello'));
    expect(frames).toEqual(['{"a":1}']);
    expect(error).toContain('JSON object');
  });

  test('64 KiB is the longest, in one piece or in many', () => {
    const long = Buffer.from(`{"a":"${'x'.repeat(70_000)}"}`);
    expect(new FrameReader().push(long).error).toContain('65536');
    const reader = new FrameReader();
    const errors = Array.from({ length: 70 }, (_, index) =>
      reader.push(long.subarray(index * 1000, (index + 1) * 1000)),
    );
    expect(errors.some(({ error }) => error !== null)).toBe(true);
  });
});
