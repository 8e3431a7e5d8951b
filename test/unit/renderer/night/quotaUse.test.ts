import { expect, test } from 'vitest';
import type { ScientificProgramme } from '../../../../main-services/model/request.ts';
import { quotaUse, shareOf } from '../../../../renderer/night/quotaUse.ts';
import { aPlannedSequence } from '../../../doubles/aPlannedSequence.ts';

const MINUTE = 60_000;
const programme = (name: string, quotaPercent: number): ScientificProgramme => ({
  id: 1,
  name,
  classLetter: 'A',
  priority: 5,
  quotaPercent,
});
const sequence = (name: string, start: number, end: number, status: string) =>
  aPlannedSequence({ sequenceId: start, programme: name, start: start * MINUTE, end: end * MINUTE, status });

test('adds up what was used and what is planned against the share of the night', () => {
  const uses = quotaUse(
    [
      sequence('AGN', 0, 30, 'COMPLETED'),
      sequence('AGN', 30, 40, 'INTERRUPTED'),
      sequence('AGN', 50, 80, 'EXECUTING'),
      sequence('AGN', 100, 120, 'EXPECTED'),
      sequence('AGN', 120, 140, 'CANCELLED'),
      sequence('GRB', 200, 210, 'EXPECTED'),
      sequence('NEW', 300, 310, 'EXPECTED'),
    ],
    [programme('AGN', 25), programme('GRB', 100), programme('SN', 10)],
    { start: 0, end: 600 * MINUTE },
    60 * MINUTE,
  );
  expect(uses.map((use) => [use.name, use.usedMs / MINUTE, use.plannedMs / MINUTE, use.grantedMs])).toEqual([
    ['AGN', 50, 40, 150 * MINUTE],
    ['SN', 0, 0, 60 * MINUTE],
    ['GRB', 0, 10, null],
    ['NEW', 0, 10, null],
  ]);
});

test('a programme that was granted nothing but used something is over its quota', () => {
  const use = { name: 'X', classLetter: 'C', usedMs: 1, plannedMs: 0, grantedMs: 0 };
  expect(shareOf(use)).toBeGreaterThan(1);
  expect(shareOf({ ...use, usedMs: 0 })).toBe(0);
});
