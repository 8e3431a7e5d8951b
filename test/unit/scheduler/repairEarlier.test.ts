import { describe, expect, it } from 'vitest';
import type { PlannableSequence, PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { plan } from '../../../main-services/scheduler/plan.ts';
import { repair } from '../../../main-services/scheduler/repair.ts';

const sequence = (id: string, preferredStart: number | null = null): PlannableSequence => ({
  id,
  name: id,
  request: null,
  programme: 'programme',
  user: null,
  alert: false,
  priority: 10,
  durationSeconds: 600,
  overheadSeconds: 0,
  windows: [{ start: 0, end: 36_000 }],
  preferredStart,
  mayMoveEarlierSeconds: null,
  mayMoveLaterSeconds: null,
  rightAscensionDegrees: 0,
  declinationDegrees: 0,
  whyNoWindow: null,
});

const problem = (lostUntil: number, sequences: readonly PlannableSequence[]): PlanningProblem => ({
  nights: [{ start: 0, end: 36_000 }],
  now: 0,
  lost: lostUntil > 0 ? [{ start: 0, end: lostUntil }] : [],
  overhead: { kind: 'constant', seconds: 60 },
  objective: { ranking: 'strict', worth: 'priority-time' },
  programmes: [{ id: 'programme', class: 'A', quotaSeconds: null, usedSeconds: 0 }],
  users: [],
  requests: [],
  sequences,
  locked: [],
});

/** Starts of a plan that was made with the first 15 minutes lost, when only so much of them is. */
function startsWhenLostUntil(lostUntil: number, wishes: readonly (number | null)[] = [null, null]): number[] {
  const sequences = wishes.map((wish, index) => sequence(`s${index}`, wish));
  const first = plan(problem(900, sequences));
  const repaired = repair(problem(lostUntil, sequences), { planned: first.planned, fingerprint: first.fingerprint });
  return repaired.planned.map(({ start }) => start).toSorted((a, b) => a - b);
}

describe('a plan made for a telescope that could not observe yet', () => {
  it('is begun at once when the telescope is free before', () => {
    expect(startsWhenLostUntil(900)).toEqual([900, 1560]);
    expect(startsWhenLostUntil(0)).toEqual([0, 660]);
  });

  it('stays as it is for a trifle', () => {
    expect(startsWhenLostUntil(870)).toEqual([900, 1560]);
  });

  it('keeps to the times that are wished for', () => {
    expect(startsWhenLostUntil(0, [900, 1560])).toEqual([900, 1560]);
  });
});
