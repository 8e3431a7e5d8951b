import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { plan } from '../../../main-services/scheduler/plan.ts';
import { anyProblem } from './anyProblem.ts';
import { aProblem } from './aProblem.ts';
import { violations } from './violations.ts';

/** Enough for every move to be made; the benchmark plans a hundred thousand problems. */
const BUDGET = { budget: { iterations: 60 } };

describe('whatever the problem', () => {
  it('breaks no rule, answers for every sequence, and gives the same plan again', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const result = plan(problem, BUDGET);
        expect(violations(problem, result)).toEqual([]);
        expect(plan(structuredClone(problem), BUDGET)).toEqual(result);
      }),
      { numRuns: 1500, seed: 2026 },
    );
  });

  it('gives the same plan whatever the order of the list', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const places = (one: PlanningProblem) => plan(one, BUDGET).planned.map(({ id, start }) => `${id}@${start}`);
        expect(places({ ...problem, sequences: problem.sequences.toReversed() })).toEqual(places(problem));
      }),
      { numRuns: 400, seed: 2027 },
    );
  });

  it('plans an alert wherever its own rules allow when nothing is fixed and no other alert competes', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const [first, ...others] = problem.sequences;
        if (!first) return;
        const alert = { ...first, alert: true, request: null };
        const alone = { ...problem, locked: [], requests: [], sequences: [alert] };
        const together = {
          ...alone,
          sequences: [alert, ...others.map((s) => ({ ...s, alert: false, request: null }))],
        };
        const isPlanned = (one: PlanningProblem) => plan(one, BUDGET).planned.some(({ id }) => id === alert.id);
        expect(isPlanned(together)).toBe(isPlanned(alone));
      }),
      { numRuns: 400, seed: 2028 },
    );
  });

  it('leaves a fixed sequence where it is though its windows do not allow that, and though others wait for their time', () => {
    const problem = aProblem(
      {
        fixed: { windows: [], durationSeconds: 4, priority: 1 },
        wishes: { windows: [[0, 100]], durationSeconds: 4, preferredStart: 30, priority: 50 },
        ...Object.fromEntries(
          Array.from({ length: 70 }, (_, i) => [`s${i}`, { windows: [[0, 400]] as const, preferredStart: 90 + i }]),
        ),
      },
      { nights: [{ start: 0, end: 400 }], locked: [{ id: 'fixed', start: 2 }] },
    );
    const result = plan(problem, BUDGET);
    expect(violations(problem, result)).toEqual([]);
    expect(result.planned.find(({ id }) => id === 'fixed')?.start).toBe(2);
  });
});
