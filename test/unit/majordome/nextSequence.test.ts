import { describe, expect, test } from 'vitest';
import { nextSequence, START_EARLY_MS, START_TOLERANCE_MS } from '../../../main-services/majordome/nextSequence.ts';
import type { PlannedSequence } from '../../../main-services/model/planning.ts';
import { aPlannedSequence } from '../../doubles/aPlannedSequence.ts';
import { aPlanning } from '../../doubles/aPlanning.ts';

const row = (sequenceId: number, start: number, status = 'EXPECTED') =>
  aPlannedSequence({ sequenceId, start, end: start + 600_000, status });
const planning = (...planned: PlannedSequence[]) => aPlanning({ planned });
const HOUR = 3_600_000;

describe('the next sequence', () => {
  test('none without a planning', () => {
    expect(nextSequence(null, 0, new Set())).toEqual({ due: null, upcoming: null, missed: [] });
  });

  test('is due a little before its time, and not before', () => {
    const plan = planning(row(1, HOUR));
    expect(nextSequence(plan, HOUR - START_EARLY_MS - 1, new Set())).toMatchObject({
      due: null,
      upcoming: { sequenceId: 1 },
    });
    expect(nextSequence(plan, HOUR - START_EARLY_MS, new Set()).due?.sequenceId).toBe(1);
  });

  test('is missed when its time went by', () => {
    const plan = planning(row(1, HOUR), row(2, 2 * HOUR));
    const next = nextSequence(plan, HOUR + START_TOLERANCE_MS + 1, new Set());
    expect(next.missed.map((r) => r.sequenceId)).toEqual([1]);
    expect(next.upcoming?.sequenceId).toBe(2);
  });

  test('passes over what already ran, in whatever order the rows stand', () => {
    const plan = planning(row(2, HOUR), row(1, 0), row(3, 0, 'COMPLETED'));
    expect(nextSequence(plan, HOUR, new Set([1])).due?.sequenceId).toBe(2);
  });
});
