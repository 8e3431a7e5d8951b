import { expect, test } from 'vitest';
import { readRecordedReplies } from '../../../main-services/environment/readRecordedReplies.ts';

test('times with and without zone, seconds and fractions', () => {
  const times = ['2017-03-03T13:45:00Z', '2017-03-03T13:45:00', '2017-03-03 13:45', '2017-03-03T15:45:00.000+02:00'];
  const replies = readRecordedReplies(JSON.stringify(times.map((at) => ({ at, reply: null }))));
  expect(replies.map(({ at }) => at)).toEqual(Array(4).fill(Date.UTC(2017, 2, 3, 13, 45)));
  expect(replies.map(({ writtenAt }) => writtenAt)).toEqual(times);
});

test('NaN and infinities outside strings are null, inside strings they are words', () => {
  const [entry] = readRecordedReplies(
    '[{"at": "2017-03-03T13:45:00Z", "reply": [NaN, -Infinity, "say \\"NaN\\" \\\\", Infinity]}]',
  );
  expect(entry?.reply).toEqual([null, null, 'say "NaN" \\', null]);
});

test('a text of 10 MB beside NaN', () => {
  const long = 'x'.repeat(10_000_000);
  const [entry] = readRecordedReplies(`[{"at": "2017-03-03T13:45:00Z", "reply": "${long}", "note": NaN}]`);
  expect(entry?.reply).toBe(long);
});

test('an empty recording and a byte order mark', () => {
  expect(readRecordedReplies('[]')).toEqual([]);
  expect(readRecordedReplies('\uFEFF[]')).toEqual([]);
});

test.each([
  ['', 'is not JSON'],
  ['[', 'is not JSON'],
  ['[NaN', 'is not JSON'],
  ['{}', 'is not a JSON array'],
  ['[1]', 'entry 1 is not an object'],
  ['[null]', 'entry 1 is not an object'],
  ['[{"at": "2017-03-03T13:45:00Z", "reply": null}, {"reply": null}]', 'entry 2: "at" is not an ISO time'],
  ['[{"at": 1488548700, "reply": null}]', '"at" is not an ISO time such as "2017-03-03T13:45:00Z" but 1488548700'],
  ['[{"at": "yesterday", "reply": null}]', 'but "yesterday"'],
  ['[{"at": "2017-13-03T13:45:00Z", "reply": null}]', 'but "2017-13-03T13:45:00Z"'],
  ['[{"at": "2017-03-03T13:45:00Z"}]', 'entry 1 has no "reply"'],
])('%s is refused: %s', (text, reason) => {
  expect(() => readRecordedReplies(text)).toThrow(reason);
});
