import { describe, expect, it } from 'vitest';
import { readInstant } from '../../../../renderer/format/readInstant.ts';

const NOW = Date.UTC(2026, 11, 16, 8, 43, 31);

describe('an instant of the past', () => {
  it.each([
    ['2026-12-15 04:12:30', Date.UTC(2026, 11, 15, 4, 12, 30)],
    ['2026-12-15T04:12', Date.UTC(2026, 11, 15, 4, 12)],
    ['2026-12-15 04:12 UTC', Date.UTC(2026, 11, 15, 4, 12)],
    ['2026-12-15', Date.UTC(2026, 11, 15)],
    ['04:12', Date.UTC(2026, 11, 16, 4, 12)],
    ['23:10', Date.UTC(2026, 11, 15, 23, 10)],
    [' 8:43:31 ', NOW],
  ])('%s', (text, at) => expect(readInstant(text, NOW)).toEqual({ ok: true, value: at }));

  it.each([
    ['', 'Write'],
    ['yesterday', 'Write'],
    ['2026-12-15 4', 'Write'],
    ['24:00', '24 hours'],
    ['04:60', '24 hours'],
    ['2026-02-30', 'There is no day 2026-02-30'],
    ['2026-13-01', 'There is no day'],
    ['2026-12-16 08:44', 'still to come'],
  ])('refuses "%s" with a sentence', (text, reason) => {
    expect(readInstant(text, NOW)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});
