import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createPlanner } from '../../../main-services/scheduler/createPlanner.ts';
import { compile } from '../../../main-services/scheduler/engine/compile.ts';
import { PlanningRun } from '../../../main-services/scheduler/engine/PlanningRun.ts';
import { type Figure, figureOf } from '../Figure.ts';
import { invented, kindsUpTo, samples } from './benchProblems.ts';
import type { KindName } from './inventInstance.ts';
import { median } from './median.ts';
import { plainGreedy } from './plainGreedy.ts';

const RUNS = 15;
const FIRST_PLAN: readonly { kind: KindName; goalMs: number }[] = [
  { kind: 'n500', goalMs: 1 },
  { kind: 'n2000', goalMs: 2 },
  { kind: 'n10000', goalMs: 15 },
];
const CURVE: readonly KindName[] = ['n020', 'n100', 'n500', 'n2000', 'n10000'];
const CURVE_MS = 1000;
const MOST_MEGABYTES = 200;
const LARGEST = 'n10000-1';
const SCRIPT = fileURLToPath(new URL('./coldPlan.ts', import.meta.url));

/** How soon there is a valid plan, and that it is never below a plain greedy one by priority. */
export function firstPlanFigures(): readonly Figure[] {
  const figures = FIRST_PLAN.map(({ kind, goalMs }): Figure => {
    const [one] = invented([kind], [1]);
    if (one === undefined) throw new Error(`there is no problem of the kind ${kind}`);
    const compiled = compile(one.problem);
    const compiling = median(RUNS, () => timed(() => compile(one.problem)));
    const engine = median(RUNS, () => timed(() => new PlanningRun(compiled)));
    const beside = { 'compilation ms': Number(compiling.toFixed(2)) };
    return { ...figureOf(`scheduler.first-plan.${kind}`, engine, 'ms', { atMost: goalMs }, RUNS), beside };
  });
  const problems = [...samples(), ...invented(kindsUpTo(2000))];
  const below = problems.filter(({ problem }) => {
    return createPlanner(problem).result().value < plainGreedy(problem);
  });
  const beside = { which: below.map(({ name }) => name).join(', ') };
  return [
    ...figures,
    {
      ...figureOf('scheduler.first-plan.below-plain-greedy', below.length, 'plans', { atMost: 0 }, problems.length),
      beside,
    },
  ];
}

/** What a second of planning brings, and costs, as the number of sequences grows. */
export function curveFigures(say: (line: string) => void): readonly Figure[] {
  const clock = () => performance.now();
  const figures = CURVE.map((kind): Figure => {
    const [one] = invented([kind], [1]);
    if (one === undefined) throw new Error(`there is no problem of the kind ${kind}`);
    const from = clock();
    const planner = createPlanner(one.problem);
    const first = planner.result().value;
    const firstMs = clock() - from;
    planner.improve({ budget: { milliseconds: CURVE_MS, clock } });
    const { value, certificate, iterations } = planner.result();
    say(`N=${one.problem.sequences.length}: first ${firstMs.toFixed(2)} ms, ${iterations} iterations a second`);
    const beside = {
      'first plan with compilation and reasons ms': Number(firstMs.toFixed(2)),
      'first plan % of the last': Number(((100 * first) / value).toFixed(2)),
      'iterations a second': iterations,
    };
    return {
      ...figureOf(`scheduler.curve.${kind}.gap`, 100 * certificate.gap, '%', { atMost: 100 }, 1),
      beside,
    };
  });
  return [...figures, figureOf('scheduler.memory', memoryOf(LARGEST), 'MB', { atMost: MOST_MEGABYTES }, CURVE.length)];
}

/** The most a process that plans this problem for a second has ever held, Node itself included. */
function memoryOf(name: string): number {
  const answer: { megabytes: number } = JSON.parse(
    execFileSync(process.execPath, [SCRIPT, name], { encoding: 'utf8' }),
  );
  return answer.megabytes;
}

function timed(run: () => unknown): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}
