import { describe, expect, test } from 'vitest';
import { judgeDate, NO_DATES } from '../../../main-services/environment/judgeDate.ts';
import { START } from './plcReplies.ts';

const TOLERANCE_MS = 300_000;
const HOUR_MS = 3_600_000;

/** Judges replies one after the other, each as [received, dated]; answers which are believed. */
function judged(...replies: readonly (readonly [at: number, reportedAt: number | null])[]): readonly boolean[] {
  let memory = NO_DATES;
  return replies.map(([at, reportedAt]) => {
    const dated = judgeDate(reportedAt, START + at, memory, TOLERANCE_MS);
    memory = dated.memory;
    return dated.fault === null;
  });
}

describe('the date of a reply', () => {
  test('an old one that never moves means nothing', () => {
    const old = Date.UTC(2017, 2, 3);
    expect(judged([0, old], [2000, old], [10 * HOUR_MS, old])).toEqual([true, true, true]);
  });

  test('a missing one means nothing', () => {
    expect(judged([0, null], [2000, START + 2000], [4000, null])).toEqual([true, true, true]);
  });

  test.each([
    ['an hour', HOUR_MS],
    ['a day', 24 * HOUR_MS],
    ['just beyond the tolerance', TOLERANCE_MS + 1],
  ])('jumping %s ahead is no reading', (_, ahead) => {
    expect(judged([0, START], [2000, START + 2000 + ahead], [4000, START + 4000])).toEqual([true, false, true]);
    const old = START - 8760 * HOUR_MS;
    expect(judged([0, old], [2000, START + 2000 + ahead], [4000, old])).toEqual([true, false, true]);
  });

  test('one without a zone may be ahead by that zone, and run there; from beyond tomorrow is no reading', () => {
    const ahead = 9 * HOUR_MS;
    expect(judged([0, START + ahead], [2000, START + 2000 + ahead], [4000, START + 4000 + ahead])).toEqual(
      Array(3).fill(true),
    );
    expect(judged([0, START + ahead], [2000, START + ahead], [86_400_000, START + ahead])).toEqual(Array(3).fill(true));
    expect(judged([0, START + 25 * HOUR_MS])).toEqual([false]);
  });

  test('set right, it is believed at once', () => {
    expect(judged([0, START - 500 * HOUR_MS], [2000, START + 2000])).toEqual([true, true]);
  });

  test('going back is no reading, by a little is', () => {
    expect(judged([0, START], [2000, START - HOUR_MS], [4000, START + 4000])).toEqual([true, false, true]);
    expect(judged([0, START], [2000, START - 60_000])).toEqual([true, true]);
  });

  test('where our own clock was set back too, the date is right', () => {
    expect(judged([0, START], [-HOUR_MS, START - HOUR_MS])).toEqual([true, true]);
  });

  test('a clock that was corrected is believed after a minute', () => {
    const ahead = 200_000;
    const replies = Array.from({ length: 40 }, (_, i) => {
      const at = 2000 * i;
      return [at, START + at + (i < 5 ? ahead : -HOUR_MS)] as const;
    });
    expect(judged(...replies).filter((believed) => !believed)).toHaveLength(30);
    expect(judged(...replies).at(-1)).toBe(true);
  });

  test('says what is wrong', () => {
    const future = judgeDate(START + 30 * HOUR_MS, START, NO_DATES, TOLERANCE_MS).fault;
    expect(future).toBe('it is dated 2026-12-17T09:00:00.000Z, 30 h in the future: one of the two clocks is wrong');
    const last = { last: { reportedAt: START, at: START }, shifted: 0 };
    expect(judgeDate(START - 3 * 24 * HOUR_MS, START + 2000, last, TOLERANCE_MS).fault).toBe(
      'it is dated 2026-12-13T03:00:00.000Z, 3 days before the reply before it',
    );
  });
});
