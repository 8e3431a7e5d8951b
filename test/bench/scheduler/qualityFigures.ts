import { createPlanner } from '../../../main-services/scheduler/createPlanner.ts';
import { type Figure, figureOf } from '../Figure.ts';
import type { BenchProblem } from './benchProblems.ts';
import { geometricMean } from './geometricMean.ts';

export interface Reached {
  readonly name: string;
  readonly kind: string;
  /** Per cent of the best known value, this one included. */
  readonly percent: number;
  /** Certified, in per cent. */
  readonly gap: number;
}

/** Plans each problem for so long, warm, and compares with the best known; says when a plan is better than that, or than a bound. */
export function reach(
  problems: readonly BenchProblem[],
  milliseconds: number,
  say: (line: string) => void,
): readonly Reached[] {
  const clock = () => performance.now();
  return problems.map(({ name, kind, problem, bestKnown, upperBound }) => {
    const from = clock();
    const planner = createPlanner(problem);
    planner.improve({ seed: 1, budget: { milliseconds: Math.max(1, milliseconds - (clock() - from)), clock } });
    const { value, certificate } = planner.result();
    if (bestKnown > 0 && value > bestKnown) say(`${name}: a new best, ${value} instead of ${bestKnown}`);
    if (value > upperBound) say(`${name}: ${value} lies above the bound ${upperBound}: one of the two is wrong`);
    const percent = bestKnown > 0 ? (100 * value) / Math.max(value, bestKnown) : 100 * (1 - certificate.gap);
    const gap = 100 * certificate.gap;
    say(`${name}: ${percent.toFixed(2)} % after ${milliseconds} ms, gap ${gap.toFixed(2)} %`);
    return { name, kind, percent, gap };
  });
}

/** Mean and worst of a set of plans, against the goals. */
export function reachedFigures(
  name: string,
  reached: readonly Reached[],
  goals: { readonly mean: number; readonly worst: number },
): readonly Figure[] {
  const percents = reached.map(({ percent }) => percent);
  return [
    figureOf(`${name}.mean`, geometricMean(percents), '%', { atLeast: goals.mean }, reached.length),
    figureOf(`${name}.worst`, Math.min(...percents), '%', { atLeast: goals.worst }, reached.length),
  ];
}

/** The widest certified gap of a set of plans. */
export function gapFigure(name: string, reached: readonly Reached[], goal: number): readonly Figure[] {
  if (reached.length === 0) return [];
  return [figureOf(name, Math.max(...reached.map(({ gap }) => gap)), '%', { atMost: goal }, reached.length)];
}
