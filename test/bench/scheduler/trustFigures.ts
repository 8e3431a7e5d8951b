import fc from 'fast-check';
import type { PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { plan } from '../../../main-services/scheduler/plan.ts';
import { repair } from '../../../main-services/scheduler/repair.ts';
import { anyProblem } from '../../unit/scheduler/anyProblem.ts';
import { exhaustive, isMore, tiersOf } from '../../unit/scheduler/exhaustive.ts';
import { smallEnough } from '../../unit/scheduler/smallEnough.ts';
import { violations } from '../../unit/scheduler/violations.ts';
import { type Figure, figureOf } from '../Figure.ts';

const PROBLEMS = 100_000;
const EXHAUSTED = 1500;
/** Enough for every move of the search to be made. */
const ITERATIONS = 20;
const SEARCHED = 600;
const AT_A_TIME = 5000;

/** Random small problems through a validator of its own; plans and re-plannings that must not differ; exhaustive search. */
export function trustFigures(say: (line: string) => void): readonly Figure[] {
  const budget = { iterations: ITERATIONS };
  let broken = 0;
  let different = 0;
  for (let batch = 0; batch * AT_A_TIME < PROBLEMS; batch++) {
    for (const problem of fc.sample(anyProblem, { numRuns: AT_A_TIME, seed: batch + 1 })) {
      const result = plan(problem, { budget });
      const faults = violations(problem, result);
      if (faults.length > 0) say(`violated: ${faults.join('; ')}`);
      if (faults.length > 0) broken++;
      if (batch > 0) continue;
      const again = repair(problem, result, { budget });
      if (JSON.stringify(again.planned) !== JSON.stringify(result.planned)) different++;
    }
    say(`${(batch + 1) * AT_A_TIME} random problems, ${broken} with a violation`);
  }
  let worse = 0;
  let bounded = 0;
  const small = fc.sample(anyProblem, { numRuns: EXHAUSTED, seed: 3 }).map(smallEnough);
  for (const problem of small) {
    const best = exhaustive(problem);
    const result = plan(problem, { budget: { iterations: SEARCHED } });
    if (isMore(best, worthOf(problem, result.planned))) worse++;
    if (result.certificate.bound < best.reduce((sum, tier) => sum + tier, 0) - 1e-6) bounded++;
  }
  return [
    figureOf('scheduler.violations', broken, 'plans', { atMost: 0 }, PROBLEMS),
    figureOf('scheduler.replanning-without-a-change.different', different, 'plans', { atMost: 0 }, AT_A_TIME),
    figureOf('scheduler.below-exhaustive-search', worse, 'plans', { atMost: 0 }, small.length),
    figureOf('scheduler.bounds-below-exhaustive-search', bounded, 'bounds', { atMost: 0 }, small.length),
  ];
}

function worthOf(problem: PlanningProblem, planned: readonly { readonly id: string }[]): readonly number[] {
  const ids = new Set(planned.map(({ id }) => id));
  return tiersOf(
    problem,
    problem.sequences.filter(({ id }) => ids.has(id)),
  );
}
