import { describe, expect, it } from 'vitest';
import { createPlanner } from '../../../main-services/scheduler/createPlanner.ts';
import { problemOf } from '../../../main-services/scheduler/instance/problemOf.ts';
import { readInstance } from '../../../main-services/scheduler/instance/readInstance.ts';
import type { PlanProgress } from '../../../main-services/scheduler/PlanOptions.ts';
import { plan } from '../../../main-services/scheduler/plan.ts';
import { inventInstance } from '../../bench/scheduler/inventInstance.ts';

const problem = problemOf(readInstance(inventInstance('n100', 1)));
const places = (iterations: number, seed: number) => plan(problem, { seed, budget: { iterations } }).planned;

describe('a budget', () => {
  it('of iterations gives the same plan for the same seed', () => {
    expect(places(1500, 7)).toEqual(places(1500, 7));
    expect(places(1500, 7)).not.toEqual(places(1500, 8));
  });

  it('never makes a plan worse', () => {
    const values = [0, 100, 1000, 5000].map((iterations) => plan(problem, { budget: { iterations } }).value);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });

  it('of time ends when the clock says so', () => {
    let now = 0;
    const clock = () => now++;
    const planner = createPlanner(problem);
    planner.improve({ budget: { milliseconds: 2000, clock } });
    expect(now).toBeLessThan(2100);
    expect(planner.result().value).toBeGreaterThan(0);
  });

  it('can be cancelled, and the best plan so far is the answer', () => {
    let asked = 0;
    const planner = createPlanner(problem);
    const first = planner.result().value;
    planner.improve({ budget: { iterations: 1e9 }, isCancelled: () => ++asked > 300 });
    expect(planner.result().value).toBeGreaterThanOrEqual(first);
  });

  it('is reported on: the value rises, the bound falls, the gap closes', () => {
    const seen: PlanProgress[] = [];
    plan(problem, { budget: { iterations: 6000 }, onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(3);
    for (const [i, { value, bound }] of seen.entries()) {
      expect(bound).toBeGreaterThanOrEqual(value);
      expect(value).toBeGreaterThanOrEqual(seen[i - 1]?.value ?? 0);
    }
    expect(seen.at(-1)?.gap).toBeLessThan(0.1);
  });

  it('is left unspent when everything is planned', () => {
    const few = { ...problem, programmes: problem.programmes.map((one) => ({ ...one, quotaSeconds: null })) };
    const two = { ...few, sequences: few.sequences.slice(0, 2) };
    const result = plan(two, { budget: { iterations: 1e9 } });
    expect(result.certificate).toMatchObject({ gap: 0, optimal: true });
  });
});
