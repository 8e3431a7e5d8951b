import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problemOf } from '../../../main-services/scheduler/instance/problemOf.ts';
import { readInstance } from '../../../main-services/scheduler/instance/readInstance.ts';
import type { PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { inventInstance, KINDS, type KindName } from './inventInstance.ts';

/** Where the published samples lie beside the repository; without them only invented ones are planned. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/scheduler/', import.meta.url));
const SAMPLE_NAMES = ['n020', 'n100', 'n500', 'n200g', 'adv_shift', 'replan500'] as const;
/** Best values of long runs (`findBest.ts`), by name. */
const BEST_KNOWN = fileURLToPath(new URL('./bestKnown.json', import.meta.url));
export const SEEDS = [1, 2, 3] as const;

export interface BenchProblem {
  readonly name: string;
  readonly kind: KindName | 'sample';
  readonly problem: PlanningProblem;
  /** In the planner's units; 0 = not known. */
  readonly bestKnown: number;
  /** Proven by others; infinity = not known. */
  readonly upperBound: number;
}

export function samples(): BenchProblem[] {
  if (!existsSync(SAMPLES)) return [];
  const reference = JSON.parse(readFileSync(`${SAMPLES}reference.json`, 'utf8'));
  return SAMPLE_NAMES.map((name) => {
    const json: unknown = JSON.parse(readFileSync(`${SAMPLES}instances/${name}.json`, 'utf8'));
    const problem = problemOf(readInstance(json));
    const scale = problem.objective.worth === 'priority' ? 1 : 60;
    const { bestKnown, upperBound } = reference[name];
    return { name, kind: 'sample', problem, bestKnown: bestKnown * scale, upperBound: upperBound * scale };
  });
}

export function invented(kinds: readonly KindName[], seeds: readonly number[] = SEEDS): BenchProblem[] {
  const known: Record<string, number> = existsSync(BEST_KNOWN) ? JSON.parse(readFileSync(BEST_KNOWN, 'utf8')) : {};
  return kinds.flatMap((kind) =>
    seeds.map((seed) => {
      const instance = inventInstance(kind, seed);
      const problem = problemOf(readInstance(instance));
      const bestKnown = known[instance.name] ?? 0;
      return { name: instance.name, kind, problem, bestKnown, upperBound: Number.POSITIVE_INFINITY };
    }),
  );
}

export function kindsUpTo(count: number): KindName[] {
  return (Object.keys(KINDS) as KindName[]).filter((kind) => KINDS[kind].count <= count && kind !== 'week1000');
}
