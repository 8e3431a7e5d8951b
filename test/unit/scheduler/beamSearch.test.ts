import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BeamSearch } from '../../../main-services/scheduler/engine/BeamSearch.ts';
import { Chain } from '../../../main-services/scheduler/engine/Chain.ts';
import { compile } from '../../../main-services/scheduler/engine/compile.ts';
import { possibleOnes } from '../../../main-services/scheduler/engine/greedy.ts';
import { isValid } from '../../../main-services/scheduler/engine/isValid.ts';
import { Prospects } from '../../../main-services/scheduler/engine/Prospects.ts';
import { Relaxation } from '../../../main-services/scheduler/engine/Relaxation.ts';
import { withLocked } from '../../../main-services/scheduler/engine/withLocked.ts';
import type { PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { anyProblem } from './anyProblem.ts';
import { exhaustive } from './exhaustive.ts';
import { smallEnough } from './smallEnough.ts';

/** Of one tier: no alerts, and programmes side by side. */
const oneTier = anyProblem.map(smallEnough).map(
  (problem): PlanningProblem => ({
    ...problem,
    objective: { ...problem.objective, ranking: 'value' },
    sequences: problem.sequences.map((sequence) => ({ ...sequence, alert: false })),
  }),
);

/** The best plan a beam finds that starts from nothing, and what it proves. */
function beam(problem: PlanningProblem, width: number, rounds: number) {
  const compiled = compile(problem);
  const nothing = new Chain(compiled);
  const relaxation = new Relaxation(compiled, 0, possibleOnes(compiled), nothing.values);
  for (let round = 0; round < rounds; round++) relaxation.round(nothing.values[0] ?? 0);
  const outlook = relaxation.outlook();
  const worst = outlook.bound + 1;
  const result = new BeamSearch(new Prospects(compiled, outlook, worst)).search(width, worst, () => false);
  const chain = new Chain(compiled);
  if (result.placed !== null) chain.adopt(withLocked(compiled, result.placed));
  return { chain, proven: outlook.bound - result.leastLost };
}

describe('a beam as wide as the night', () => {
  it('finds the best plan there is, and proves it', () => {
    fc.assert(
      fc.property(oneTier, fc.integer({ min: 1, max: 12 }), (problem, rounds) => {
        fc.pre(problem.sequences.length > 0 && problem.overhead.kind === 'constant');
        const best = exhaustive(problem).reduce((sum, tier) => sum + tier, 0);
        const { chain, proven } = beam(problem, 100_000, rounds);
        expect(isValid(chain)).toBe(true);
        expect(chain.values[0] ?? 0).toBe(best);
        expect(proven).toBeCloseTo(best, 6);
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});

describe('a beam of any width', () => {
  it('never claims a bound below the best plan there is, slews and quotas or not', () => {
    fc.assert(
      fc.property(oneTier, fc.integer({ min: 1, max: 4 }), (problem, width) => {
        fc.pre(problem.sequences.length > 0);
        const best = exhaustive(problem).reduce((sum, tier) => sum + tier, 0);
        expect(beam(problem, width, 3).proven).toBeGreaterThanOrEqual(best - 1e-6);
      }),
      { numRuns: 150, seed: 6 },
    );
  });
});
