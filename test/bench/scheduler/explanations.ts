import { createPlanner } from '../../../main-services/scheduler/createPlanner.ts';
import { explain } from '../../../main-services/scheduler/explain/explain.ts';
import { problemOf } from '../../../main-services/scheduler/instance/problemOf.ts';
import { readInstance } from '../../../main-services/scheduler/instance/readInstance.ts';
import { type Figure, figureOf } from '../Figure.ts';
import { inventInstance, type KindName } from './inventInstance.ts';

const KINDS_EXPLAINED: readonly KindName[] = ['n500', 'tight500', 'slew500', 'priority500', 'windows500'];
const SEEDS = [1, 2, 3] as const;
const GOAL_MS = 100;
const BUDGET_MS = 100;

/** Reasons with their price, and what it would take, for every rejected sequence of 500: the slowest night counts. */
export function explanationFigures(say: (line: string) => void): readonly Figure[] {
  let slowest = 0;
  let unpriced = 0;
  let explained = 0;
  for (const kind of KINDS_EXPLAINED) {
    for (const seed of SEEDS) {
      const planner = createPlanner(problemOf(readInstance(inventInstance(kind, seed))));
      planner.improve({ budget: { milliseconds: BUDGET_MS, clock: () => performance.now() } });
      explain(planner);
      const from = performance.now();
      const explanations = explain(planner).filter(({ outcome }) => outcome === 'rejected');
      const milliseconds = performance.now() - from;
      say(`${kind}-${seed}: ${explanations.length} explained in ${milliseconds.toFixed(1)} ms`);
      slowest = Math.max(slowest, milliseconds);
      explained += explanations.length;
      unpriced += explanations.filter(({ price }) => price === null).length;
    }
  }
  const nights = KINDS_EXPLAINED.length * SEEDS.length;
  return [
    {
      ...figureOf('scheduler.reasons-with-price.n500.worst', slowest, 'ms', { atMost: GOAL_MS }, nights),
      beside: { explained, unpriced },
    },
  ];
}
