import type { PlannableSequence, PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { overhead } from '../../unit/scheduler/violations.ts';

/**
 * The worth of a plain greedy plan: by priority, each in the first gap between those already there, nothing shifted. Requests
 * that bind sequences together are left out. Uses nothing of the planner.
 */
export function plainGreedy(problem: PlanningProblem): number {
  const lockedAt = new Map(problem.locked.map(({ id, start }) => [id, start]));
  const binding = new Set(problem.requests.filter(({ mandatory }) => mandatory.length > 0).map(({ id }) => id));
  const placed = problem.sequences
    .filter(({ id }) => lockedAt.has(id))
    .map((sequence) => ({ sequence, start: lockedAt.get(sequence.id) ?? 0 }));
  const spent = new Map<string, number>();
  const spend = ({ programme, durationSeconds }: PlannableSequence) =>
    spent.set(programme, (spent.get(programme) ?? 0) + durationSeconds);
  for (const { sequence } of placed) spend(sequence);
  const quotas = new Map(
    problem.programmes.map(({ id, quotaSeconds }) => [id, quotaSeconds ?? Number.POSITIVE_INFINITY]),
  );
  const open = problem.sequences.filter(
    ({ id, request }) => !lockedAt.has(id) && (request === null || !binding.has(request)),
  );
  for (const sequence of open.toSorted((a, b) => b.priority - a.priority)) {
    const quota = quotas.get(sequence.programme) ?? Number.POSITIVE_INFINITY;
    if ((spent.get(sequence.programme) ?? 0) + sequence.durationSeconds > quota) continue;
    const start = firstGap(problem, sequence, placed);
    if (start === null) continue;
    placed.push({ sequence, start });
    placed.sort((a, b) => a.start - b.start);
    spend(sequence);
  }
  const byTime = problem.objective.worth === 'priority-time';
  return placed.reduce(
    (sum, { sequence: { priority, durationSeconds } }) => sum + priority * (byTime ? durationSeconds : 1),
    0,
  );
}

function firstGap(
  problem: PlanningProblem,
  sequence: PlannableSequence,
  placed: readonly { readonly sequence: PlannableSequence; readonly start: number }[],
): number | null {
  for (const window of sequence.windows) {
    for (let k = 0; k <= placed.length; k++) {
      const before = placed[k - 1];
      const after = placed[k];
      const ready = before
        ? before.start + before.sequence.durationSeconds + overhead(problem, before.sequence, sequence)
        : Number.NEGATIVE_INFINITY;
      const start = Math.max(window.start, ready, problem.now ?? Number.NEGATIVE_INFINITY);
      const end = start + sequence.durationSeconds;
      if (end > window.end) break;
      if (after && end + overhead(problem, sequence, after.sequence) > after.start) continue;
      return start;
    }
  }
  return null;
}
