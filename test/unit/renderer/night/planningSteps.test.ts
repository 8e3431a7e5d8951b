import { expect, it } from 'vitest';
import type { PlanningSummary } from '../../../../electron/ipc/contract/planning.ts';
import { planningSteps } from '../../../../renderer/night/planningSteps.ts';

const kept = (id: number, improves: number | null = null): PlanningSummary => ({
  id,
  nightDate: '2026-12-15',
  createdAt: id,
  trigger: `trigger ${id}`,
  planned: 1,
  rejected: 0,
  gap: null,
  improves,
});
// 2 improves 1, 4 improves 3, 5 has not been improved.
const HISTORY = [kept(5), kept(4, 3), kept(3), kept(2, 1), kept(1)];

it.each<[number | null, number | null, number | null]>([
  [5, 4, null],
  [4, 2, 5],
  [2, null, 4],
  // A first answer that was looked at itself has the same neighbours as its improvement.
  [3, 2, 4],
  [null, null, null],
  [99, 5, null],
])('of planning %j the earlier is %j and the later %j', (shown, earlier, later) => {
  const steps = planningSteps(HISTORY, shown);
  expect([steps.earlier?.id ?? null, steps.later?.id ?? null]).toEqual([earlier, later]);
});
