import { expect, test } from 'vitest';
import { readWhole } from '../../../../renderer/format/readWhole.ts';

const range = { name: 'The position', minimum: -10, maximum: 200 };

test.each([
  ['12', 12],
  [' 200 ', 200],
  ['-10', -10],
  ['\u22123', -3],
])('"%s" is %s', (text, value) => expect(readWhole(text, range)).toEqual({ ok: true, value }));

test.each(['', '1.5', '1e2', '201', '-11', 'in', 'Infinity'])('"%s" is refused with what it may be', (text) =>
  expect(readWhole(text, range)).toEqual({ ok: false, reason: 'The position is a whole number from -10 to 200.' }),
);
