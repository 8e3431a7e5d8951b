import type { Disturbance, PreviousPlan } from '../PlanOptions.ts';
import type { PlannedPlace } from '../PlanResult.ts';
import type { CompiledProblem } from './CompiledProblem.ts';

/** What a new plan did to the one before. */
export function disturbanceOf(
  compiled: CompiledProblem,
  previous: PreviousPlan,
  planned: readonly PlannedPlace[],
): Disturbance {
  const before = new Map(previous.planned.map(({ id, start }) => [id, start]));
  const after = new Map(planned.map(({ id, start }) => [id, start]));
  const impossible: string[] = [];
  const dropped: string[] = [];
  const moved: string[] = [];
  for (const [id, start] of before) {
    const i = compiled.indexOf.get(id);
    const now = after.get(id);
    if (i === undefined || (compiled.possible[i] === 0 && compiled.locked[i] === 0)) impossible.push(id);
    else if (now === undefined) dropped.push(id);
    else if (now !== start) moved.push(id);
  }
  const still = before.size - impossible.length;
  return {
    dropped,
    moved,
    added: planned.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    impossible,
    keptShare: still === 0 ? 1 : 1 - dropped.length / still,
  };
}
