import { describe, expect, it } from 'vitest';
import { createPlanner } from '../../../../main-services/scheduler/createPlanner.ts';
import { explain } from '../../../../main-services/scheduler/explain/explain.ts';
import { plan } from '../../../../main-services/scheduler/plan.ts';
import { aProblem } from '../aProblem.ts';
import { violations } from '../violations.ts';
import { FIXTURES } from './fixtures.ts';

describe('the original’s behaviours', () => {
  it.each(FIXTURES)('$name', ({ sequences, change, planned, rejected }) => {
    const problem = aProblem(sequences, change);
    const planner = createPlanner(problem);
    planner.improve({});
    const result = planner.result();
    expect(violations(problem, result)).toEqual([]);
    expect(Object.fromEntries(result.planned.map(({ id, start, end }) => [id, [start, end]]))).toEqual(planned);
    const reasons = new Map(explain(planner).map(({ id, sentence }) => [id, sentence]));
    expect(result.rejected.map(({ id }) => id).sort()).toEqual(Object.keys(rejected ?? {}).sort());
    for (const [id, words] of Object.entries(rejected ?? {})) expect(reasons.get(id)).toMatch(words);
  });

  it('ranks by value when asked to', () => {
    const { sequences, change } = FIXTURES.at(-1) ?? { sequences: {} };
    const problem = aProblem(sequences, { ...change, objective: { ranking: 'value', worth: 'priority-time' } });
    expect(plan(problem).planned.map(({ id }) => id)).toEqual(['b']);
  });

  it('says how far each could still move (deltaTL, deltaTR) and how far it is from its wish', () => {
    const result = plan(
      aProblem({
        s1: { windows: [[2, 9]], durationSeconds: 2, preferredStart: 4, priority: 90 },
        s2: { windows: [[5, 11]], durationSeconds: 3 },
      }),
    );
    expect(result.planned).toEqual([
      { id: 's1', start: 4, end: 6, locked: false, shiftSeconds: 0, roomEarlierSeconds: 2, roomLaterSeconds: 1 },
      { id: 's2', start: 7, end: 10, locked: false, shiftSeconds: null, roomEarlierSeconds: 2, roomLaterSeconds: 1 },
    ]);
    expect(result.value).toBe(90 * 2 + 50 * 3);
  });
});
