import { describe, expect, test } from 'vitest';
import { fitsFilter, readInstant } from '../../../../renderer/views/log/logFilter.ts';

const now = Date.parse('2026-12-16T06:12:47Z');

describe('readInstant', () => {
  test.each([
    ['05:40', '2026-12-16T05:40:00Z'],
    ['5:40:12', '2026-12-16T05:40:12Z'],
    ['23:00', '2026-12-15T23:00:00Z'],
    ['2026-12-14 23:00', '2026-12-14T23:00:00Z'],
    ['2026-12-18T01:02:03', '2026-12-18T01:02:03Z'],
  ])('%s', (typed, expected) => {
    expect(readInstant(typed, now)).toBe(Date.parse(expected));
  });

  test.each(['', '25:00', '05:60', 'noon', '2026-13-40 05:00', '05:4'])('refuses "%s"', (typed) => {
    expect(readInstant(typed, now)).toBeNull();
  });
});

test.each([
  [{ level: 'debug', agent: '', text: '' }, true],
  [{ level: 'warning', agent: '', text: '' }, true],
  [{ level: 'error', agent: '', text: '' }, false],
  [{ level: 'info', agent: 'environment', text: 'HUMID' }, true],
  [{ level: 'info', agent: 'majordome', text: '' }, false],
  [{ level: 'info', agent: '', text: 'rain' }, false],
] as const)('filter %o', (filter, expected) => {
  const line = { id: 1, at: now, agent: 'environment', level: 'warning', message: 'Humidity 79 %' } as const;
  expect(fitsFilter(line, filter)).toBe(expected);
});
