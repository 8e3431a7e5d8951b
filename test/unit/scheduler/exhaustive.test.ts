import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plan } from '../../../main-services/scheduler/plan.ts';
import { anyProblem } from './anyProblem.ts';
import { exhaustive, tiersOf } from './exhaustive.ts';
import { smallEnough } from './smallEnough.ts';

it('is equal to exhaustive search, tier by tier, and no bound lies below it', () => {
  fc.assert(
    fc.property(anyProblem.map(smallEnough), (problem) => {
      const best = exhaustive(problem);
      const { planned, certificate } = plan(problem, { budget: { iterations: 600 } });
      const ids = new Set(planned.map(({ id }) => id));
      expect(
        tiersOf(
          problem,
          problem.sequences.filter(({ id }) => ids.has(id)),
        ),
      ).toEqual(best);
      expect(certificate.bound).toBeGreaterThanOrEqual(best.reduce((sum, tier) => sum + tier, 0) - 1e-6);
    }),
    { numRuns: 250, seed: 11 },
  );
});
