import { expect, test } from 'vitest';
import { readCall } from '../../../electron/chromium/readCall.ts';

test.each([
  ['{"name":"dome.open","input":1}', { name: 'dome.open', input: 1 }],
  ['null', {}],
  ['7', {}],
  ['"dome.open"', {}],
  ['{"name":', {}],
  ['', {}],
])('%s asks for %o', (text, call) => {
  expect(readCall(text)).toEqual(call);
});
