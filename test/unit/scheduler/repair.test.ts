import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../../main-services/scheduler/plan.ts';
import { repair } from '../../../main-services/scheduler/repair.ts';
import { anyProblem } from './anyProblem.ts';
import { aProblem } from './aProblem.ts';
import { violations } from './violations.ts';

const BUDGET = { budget: { iterations: 60 } };

describe('a plan made again', () => {
  it('is the same when nothing has changed', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const before = plan(problem, BUDGET);
        const after = repair(problem, before, BUDGET);
        expect(after.planned).toEqual(before.planned);
        expect(after.disturbance).toMatchObject({ dropped: [], moved: [], added: [], keptShare: 1 });
      }),
      { numRuns: 300, seed: 2029 },
    );
  });

  it('is valid at once and after improving, whatever has changed, and nothing fixed has moved', () => {
    fc.assert(
      fc.property(anyProblem, anyProblem, (first, second) => {
        const before = plan(first, BUDGET);
        const after = repair(second, before, {
          ...BUDGET,
          onRepaired: (repaired) => expect(violations(second, repaired)).toEqual([]),
        });
        expect(violations(second, after)).toEqual([]);
      }),
      { numRuns: 500, seed: 2030 },
    );
  });

  it('leaves what starts soon where it is when something a little better comes', () => {
    const hour = 3600;
    const nights = [{ start: 0, end: 4 * hour }];
    const soon = { windows: [[0, 2 * hour]] as const, durationSeconds: hour, priority: 50 };
    const later = { windows: [[2 * hour, 4 * hour]] as const, durationSeconds: hour, priority: 50 };
    const before = plan(aProblem({ soon, later }, { nights, now: 0 }), BUDGET);
    const better = { windows: [[0, hour + 60]] as const, durationSeconds: hour, priority: 52 };
    const after = repair(
      aProblem({ soon: { ...soon, windows: [[0, hour]] }, later, better }, { nights, now: 0 }),
      before,
      BUDGET,
    );
    expect(after.planned.map(({ id, start }) => [id, start])).toEqual(
      before.planned.map(({ id, start }) => [id, start]),
    );
  });

  it('gives way to an alert, and to nothing else', () => {
    const nights = [{ start: 0, end: 100 }];
    const first = aProblem(
      { a: { windows: [[0, 40]], durationSeconds: 30 }, b: { windows: [[50, 100]], durationSeconds: 30 } },
      { nights },
    );
    const before = plan(first, BUDGET);
    const alert = { windows: [[0, 45]] as const, durationSeconds: 20, alert: true, priority: 1 };
    const second = aProblem(
      { a: { windows: [[0, 40]], durationSeconds: 30 }, b: { windows: [[50, 100]], durationSeconds: 30 }, alert },
      { nights },
    );
    const { planned, disturbance } = repair(second, before, BUDGET);
    expect(planned.map(({ id }) => id)).toEqual(['alert', 'b']);
    expect(disturbance).toMatchObject({ dropped: ['a'], moved: [], added: ['alert'], keptShare: 0.5 });
  });
});
