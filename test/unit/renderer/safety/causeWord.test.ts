import { expect, it } from 'vitest';
import { causeWord } from '../../../../renderer/safety/causeWord.ts';

it.each([
  ['Rain is reported by WXT520.', 'Rain'],
  ['rain, WXT520', 'Rain'],
  ['The humidity is 85 % or more.', 'Humidity'],
  ['The PLC has not answered since 01:40:21 UTC', 'PLC'],
  ['No sensor that counts measures the wind.', 'Wind'],
  ['MAKE SAFE by operator', 'Closed'],
  ['', 'Closed'],
])('%s', (cause, word) => expect(causeWord(cause)).toBe(word));
