import type { Explanation } from '../explain/Explanation.ts';
import type { PlanResult } from '../PlanResult.ts';
import type { Instance } from './Instance.ts';
import type { PlanFile } from './PlanFile.ts';

/** A plan as a file holds it. Without explanations every rejected sequence has the planner's own reason. */
export function planFileOf(
  instance: Instance,
  result: PlanResult,
  { explanations, wallMs }: { readonly explanations: readonly Explanation[]; readonly wallMs: number },
): PlanFile {
  const byId = new Map(instance.sequences.map((sequence) => [sequence.id, sequence]));
  const lockedAt = new Map(instance.locked.map(({ id, tsp }) => [id, tsp]));
  const explained = new Map(explanations.map((explanation) => [explanation.id, explanation]));
  const unit = instance.objective === 'priority' ? 1 : 60;
  const plan = result.planned.map(({ id, start }) => {
    const tsp = lockedAt.get(id) ?? start / 60;
    return { id, tsp, tep: tsp + (byId.get(id)?.duration ?? 0) };
  });
  return {
    schema: 'sched-plan/1',
    instance: instance.name,
    solver: 'pyros',
    wallMs,
    value: plan.reduce((sum, { id }) => sum + worthOf(instance, byId.get(id)), 0),
    bound: result.certificate.bound / unit,
    gap: result.certificate.gap,
    plan,
    rejected: result.rejected.map(({ id, code, reason }) => {
      const why = explained.get(id);
      if (why === undefined) return { id, reason, kind: code };
      const price = why.price === null ? null : why.price.valueLost / unit;
      return {
        id,
        reason: why.sentence,
        kind: why.kind,
        facts: why.facts,
        price,
        whatWouldItTake: why.remedies[0]?.sentence ?? null,
      };
    }),
  };
}

function worthOf({ objective }: Instance, sequence: Instance['sequences'][number] | undefined): number {
  if (sequence === undefined) return 0;
  return objective === 'priority' ? sequence.priority : sequence.priority * sequence.duration;
}
