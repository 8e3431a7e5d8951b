import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanner } from '../../../../main-services/scheduler/createPlanner.ts';
import { applyRemedy } from '../../../../main-services/scheduler/explain/applyRemedy.ts';
import { explain } from '../../../../main-services/scheduler/explain/explain.ts';
import type { Change } from '../../../../main-services/scheduler/explain/Remedy.ts';
import { whatWouldItTake } from '../../../../main-services/scheduler/explain/whatWouldItTake.ts';
import type { PlanningProblem } from '../../../../main-services/scheduler/PlanningProblem.ts';
import { aProblem, type SequenceWords } from '../aProblem.ts';
import { violations } from '../violations.ts';

const planned = (problem: PlanningProblem) => {
  const planner = createPlanner(problem);
  planner.improve({ budget: { iterations: 300 } });
  return planner;
};

const S = { windows: [[0, 30]], durationSeconds: 10, priority: 40 } as const;

describe('what it would take', () => {
  it.each<[Change['kind'], Readonly<Record<string, SequenceWords>>, Partial<PlanningProblem>, Partial<Change>]>([
    [
      'priority',
      { s: { ...S, windows: [[0, 10]] }, rival: { windows: [[0, 10]], durationSeconds: 10, priority: 60 } },
      {},
      { to: 61 },
    ],
    [
      'duration',
      { s: { ...S, windows: [[0, 30]] }, rival: { windows: [[7, 30]], durationSeconds: 22, priority: 90 } },
      {},
      { toSeconds: 7, shorterBySeconds: 3 },
    ],
    [
      'window',
      { s: S, rival: { windows: [[0, 30]], durationSeconds: 30, priority: 90 } },
      { nights: [{ start: 0, end: 60 }] },
      { index: 0, to: { start: 0, end: 41 }, longerBySeconds: 11 },
    ],
    [
      'tolerance',
      {
        s: { ...S, windows: [[0, 60]], preferredStart: 5, mayMoveEarlierSeconds: 5, mayMoveLaterSeconds: 10 },
        rival: { windows: [[0, 30]], durationSeconds: 30, priority: 90 },
      },
      { nights: [{ start: 0, end: 60 }] },
      { earlierSeconds: 5, laterSeconds: 26 },
    ],
    [
      'programme-quota',
      { s: { ...S, durationSeconds: 10 } },
      { programmes: [{ id: 'P', class: 'A', quotaSeconds: 8, usedSeconds: 5 }] },
      { programme: 'P', moreSeconds: 7 },
    ],
    [
      'user-quota',
      { s: { ...S, user: 'ann' } },
      { users: [{ id: 'ann', quotaSeconds: 8, usedSeconds: 0 }] },
      { user: 'ann', moreSeconds: 2 },
    ],
    [
      'lost-time',
      { s: { ...S, windows: [[0, 20]] } },
      { lost: [{ start: 4, end: 30 }] },
      { back: { start: 0, end: 10 }, seconds: 6 },
    ],
    [
      'partner-optional',
      { s: { ...S, request: 'r' }, partner: { windows: [], request: 'r' } },
      { requests: [{ id: 'r', strategy: 'all-or-nothing', mandatory: [] }] },
      { request: 'r', ids: ['partner'] },
    ],
    [
      'withdrawn',
      { s: { ...S, windows: [[0, 10]] }, rival: { windows: [[0, 10]], durationSeconds: 10, priority: 60 } },
      {},
      { ids: ['rival'] },
    ],
  ])('%s: computed, and it really gets in', (kind, sequences, change, expected) => {
    const problem = aProblem(sequences, { nights: [{ start: 0, end: 30 }], ...change });
    const explanation = explain(planned(problem)).find(({ id }) => id === 's');
    const remedy = explanation?.remedies.find(({ changes }) => changes[0]?.kind === kind);
    expect(remedy?.changes).toEqual([{ kind, ...expected }]);
    expect(remedy?.sentence).toMatch(/^\S.*\.$/);
    if (remedy === undefined) return;
    const changed = applyRemedy(problem, remedy);
    const after = planned(changed).result();
    expect(violations(changed, after)).toEqual([]);
    expect(after.planned.map(({ id }) => id)).toContain('s');
  });

  it('tries each change on demand, keeps those that help, and finds the lowest priority', () => {
    const problem = aProblem(
      { s: { ...S, windows: [[0, 10]] }, rival: { windows: [[0, 10]], durationSeconds: 10, priority: 60 } },
      { nights: [{ start: 0, end: 30 }] },
    );
    const explanation = explain(planned(problem)).find(({ id }) => id === 's');
    const remedies = explanation && whatWouldItTake(explanation, problem, (changed) => planned(changed).result());
    const [first] = remedies ?? [];
    expect(first?.changes).toEqual([{ kind: 'priority', to: 61 }]);
    expect(remedies?.map(({ changes }) => changes[0]?.kind)).toEqual(['priority', 'withdrawn', 'window']);
  });

  it('offers nothing for what cannot be', () => {
    const [explanation] = explain(planned(aProblem({ s: { windows: [] } })));
    expect(explanation?.remedies).toEqual([]);
  });
});

const sequence: fc.Arbitrary<SequenceWords> = fc.record({
  windows: fc
    .tuple(fc.nat(40), fc.integer({ min: 5, max: 40 }))
    .map(([start, length]) => [[start, start + length]] as const),
  durationSeconds: fc.integer({ min: 2, max: 25 }),
  priority: fc.integer({ min: 1, max: 100 }),
  programme: fc.constantFrom('A', 'B'),
});

describe('for any small night', () => {
  it('certain changes get the sequence in, and prices are what forcing it in costs', () => {
    fc.assert(
      fc.property(
        fc.array(sequence, { minLength: 2, maxLength: 6 }),
        fc.constantFrom('strict', 'value'),
        (list, ranking) => {
          const problem = aProblem(Object.fromEntries(list.map((one, i) => [`s${i}`, one])), {
            nights: [{ start: 0, end: 60 }],
            objective: { ranking, worth: 'priority-time' },
            programmes: [
              { id: 'A', class: 'A', quotaSeconds: 40, usedSeconds: 0 },
              { id: 'B', class: 'B', quotaSeconds: null, usedSeconds: 0 },
            ],
          });
          const planner = planned(problem);
          const explanations = explain(planner).filter(({ outcome }) => outcome === 'rejected');
          expect(explanations.map(({ id }) => id)).toEqual(planner.result().rejected.map(({ id }) => id));
          for (const { id, remedies } of explanations) {
            for (const remedy of remedies.filter(({ certain }) => certain)) {
              const after = planned(applyRemedy(problem, remedy)).result();
              expect(
                after.planned.map((one) => one.id),
                `${id}: ${remedy.sentence}`,
              ).toContain(id);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
