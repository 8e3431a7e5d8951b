import { expect, test } from 'vitest';
import type { PlannedSequence, Planning } from '../../../../main-services/model/planning.ts';
import { planningChanges } from '../../../../renderer/night/planningChanges.ts';
import { aPlannedSequence } from '../../../doubles/aPlannedSequence.ts';
import { aPlanning } from '../../../doubles/aPlanning.ts';

const at = (time: string) => Date.parse(`2026-12-16T${time}:00Z`);

function sequence(sequenceId: number, start: string, end: string, status = 'EXPECTED'): PlannedSequence {
  return aPlannedSequence({ sequenceId, name: `target ${sequenceId}`, start: at(start), end: at(end), status });
}

function planning(id: number, createdAt: string, planned: PlannedSequence[], rejectedIds: number[] = []): Planning {
  return aPlanning({
    id,
    createdAt: at(createdAt),
    planStart: at('01:00'),
    planEnd: at('13:00'),
    planned,
    rejected: rejectedIds.map((sequenceId) => ({
      sequenceId,
      requestId: 1,
      name: '',
      programme: '',
      reason: 'no room',
    })),
  });
}

test('says what is new, interrupted, moved and dropped, in this order, and is silent about the rest', () => {
  const before = planning(1, '05:44', [
    sequence(1, '02:00', '03:00', 'COMPLETED'),
    sequence(2, '05:57', '07:09'),
    sequence(3, '07:10', '07:39'),
    sequence(4, '08:24', '09:04'),
    sequence(5, '09:10', '09:30'),
    sequence(6, '10:00', '10:30'),
  ]);
  const after = planning(
    2,
    '06:10',
    [
      sequence(2, '05:57', '06:09', 'INTERRUPTED'),
      sequence(3, '06:53', '07:22'),
      sequence(6, '10:00', '10:30'),
      sequence(7, '06:10', '06:50', 'EXECUTING'),
      sequence(8, '11:00', '11:10'),
    ],
    [4],
  );
  expect(planningChanges(before, after).map(({ kind, sequenceId, words }) => [kind, sequenceId, words])).toEqual([
    ['added', 7, 'executing since 06:10'],
    ['added', 8, 'planned 11:00'],
    ['interrupted', 2, 'interrupted at 06:09'],
    ['moved', 3, '07:10 to 06:53, 17 min earlier'],
    ['dropped', 4, 'rejected, was planned 08:24'],
    ['dropped', 5, 'not planned any more, was planned 09:10'],
  ]);
});

test('finds nothing between a planning and itself', () => {
  const one = planning(1, '05:00', [sequence(1, '06:00', '07:00'), sequence(2, '07:00', '08:00', 'CANCELLED')]);
  expect(planningChanges(one, one)).toEqual([]);
});
