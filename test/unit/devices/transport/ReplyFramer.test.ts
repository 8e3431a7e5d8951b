import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReply } from '../../../../devices/transport/parseReply.ts';
import { ReplyFramer } from '../../../../devices/transport/ReplyFramer.ts';

describe('ReplyFramer', () => {
  it.each<[string, string[], string[]]>([
    ['an array', ['[1]'], ['[1]']],
    ['an object', ['{"a":1}'], ['{"a":1}']],
    ['white space around', [' \r\n[1]\n\n'], ['[1]']],
    ['two at once', ['[1] [2]'], ['[1]', '[2]']],
    ['one in two pieces', ['[{"a"', ':1}]'], ['[{"a":1}]']],
    ['brackets in strings', ['["]}[{"]'], ['["]}[{"]']],
    ['an escaped quote', ['["a\\"]"]'], ['["a\\"]"]']],
    ['an escape cut in two', ['["a\\', '"]"]'], ['["a\\"]"]']],
    ['an escaped backslash before the quote', ['["a\\\\"]'], ['["a\\\\"]']],
    ['not yet whole', ['[{"a": [1, 2]'], []],
  ])('cuts %s', (_case, pieces, replies) => {
    const framer = new ReplyFramer(1000);
    expect(pieces.flatMap((piece) => framer.push(Buffer.from(piece)))).toEqual(replies);
    expect(framer.midReply).toBe(replies.length === 0);
  });

  it.each<[string, string, string]>([
    ['words', 'HELLO', 'not a reply: "HELLO"'],
    ['a number', '12', 'not a reply: "12"'],
    ['rubbish after a reply', '[1]x', 'not a reply: "x"'],
    ['a closing bracket first', ']', 'not a reply: "]"'],
    ['a reply without an end', `["${'x'.repeat(2000)}`, 'reply longer than 1000 bytes'],
    ['a reply nested without an end', '['.repeat(65), 'reply nested too deeply'],
  ])('refuses %s', (_case, bytes, fault) => {
    expect(() => new ReplyFramer(1000).push(Buffer.from(bytes))).toThrow(fault);
  });

  it('gives the same replies however the bytes arrive', () => {
    const replies = fc.array(fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(replies, fc.integer({ min: 1, max: 40 }), (values, pieceLength) => {
        const bytes = Buffer.from(values.map((value) => JSON.stringify(value)).join('\n'));
        const framer = new ReplyFramer(1e6);
        const cut: string[] = [];
        for (let at = 0; at < bytes.length; at += pieceLength)
          cut.push(...framer.push(bytes.subarray(at, at + pieceLength)));
        expect(cut.map((text) => JSON.parse(text))).toEqual(values.map((value) => JSON.parse(JSON.stringify(value))));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a long string full of escapes', () => {
    const framer = new ReplyFramer(2 ** 22);
    const text = `["${'\\"'.repeat(2 ** 20)}"]`;
    expect(framer.push(Buffer.from(text))).toEqual([text]);
  });
});

describe('parseReply', () => {
  it.each<[string, string, unknown[]]>([
    ['an array', '[1, 2]', [1, 2]],
    ['an object alone', '{"a": 1}', [{ a: 1 }]],
    ['Python’s not-a-numbers', '[NaN, -Infinity, {"a":Infinity}]', [null, null, { a: null }]],
    ['not-a-numbers in words', '["NaN", "a \\" Infinity", NaN]', ['NaN', 'a " Infinity', null]],
  ])('reads %s', (_case, text, reply) => {
    expect(parseReply(text)).toEqual(reply);
  });

  it.each(['[}', '[1,]', '{"a"}', '[NaNa]', "['a']"])('refuses %s', (text) => {
    expect(() => parseReply(text)).toThrow(SyntaxError);
  });
});
