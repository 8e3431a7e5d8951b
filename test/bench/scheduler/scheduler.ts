import type { Benchmark } from '../Benchmark.ts';
import { invented, kindsUpTo, samples } from './benchProblems.ts';
import { coldFigures } from './coldFigures.ts';
import { explanationFigures } from './explanations.ts';
import { gapFigure, reach, reachedFigures } from './qualityFigures.ts';
import { repairFigures } from './repairFigures.ts';
import { curveFigures, firstPlanFigures } from './speedFigures.ts';
import { trustFigures } from './trustFigures.ts';

const WARM_UP_MS = 300;
const WARM_UP = 6;
/** One of each kind: a process each. */
const COLD_SEEDS = [1] as const;

/** The planner: value against the best known, certificates, speed, repairs, cost over N, and that no rule is ever broken. */
export const scheduler: Benchmark = async (say) => {
  const ordinary = [...samples(), ...invented(kindsUpTo(2000))];
  const week = invented(['week1000']);
  reach(ordinary.slice(0, WARM_UP), WARM_UP_MS, () => undefined);
  const at100 = reach(ordinary, 100, say);
  const at1000 = reach(ordinary, 1000, say);
  const of = (...kinds: readonly string[]) => at1000.filter(({ kind }) => kinds.includes(kind));
  return [
    ...reachedFigures('scheduler.warm.100-ms', at100, { mean: 99.7, worst: 99 }),
    ...reachedFigures('scheduler.warm.1-s', at1000, { mean: 99.9, worst: 99.5 }),
    ...gapFigure('scheduler.gap.n100.worst', of('n100'), 2),
    ...gapFigure('scheduler.gap.n500.worst', of('n500', 'free500'), 0.5),
    ...gapFigure('scheduler.gap.n2000.worst', of('n2000'), 0.5),
    ...gapFigure('scheduler.gap.tight-quotas.worst', of('tight100', 'tight500'), 3),
    ...reachedFigures('scheduler.week.200-ms', reach(week, 200, say), { mean: 99, worst: 99 }),
    ...reachedFigures('scheduler.week.1-s', reach(week, 1000, say), { mean: 99.5, worst: 99.5 }),
    ...firstPlanFigures(),
    ...repairFigures(say),
    ...explanationFigures(say),
    ...curveFigures(say),
    ...coldFigures([...samples(), ...invented(kindsUpTo(2000), COLD_SEEDS)], say),
    ...trustFigures(say),
  ];
};
