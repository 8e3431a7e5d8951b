import type { PlannableSequence, PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { overhead } from './violations.ts';

/**
 * The best worth, tier by tier, of any valid plan of a very small problem: every order of every subset, each sequence as early
 * as it may start. Written from the rules alone; uses nothing of the planner.
 */
export function exhaustive(problem: PlanningProblem): readonly number[] {
  const lockedAt = new Map(problem.locked.map(({ id, start }) => [id, start]));
  const open = problem.sequences.filter(({ id }) => !lockedAt.has(id));
  const fixed = problem.sequences
    .filter(({ id }) => lockedAt.has(id))
    .map((sequence) => ({ sequence, start: lockedAt.get(sequence.id) ?? 0 }));
  let best: readonly number[] = tiersOf(
    problem,
    fixed.map(({ sequence }) => sequence),
  );
  const consider = (chosen: readonly PlannableSequence[]) => {
    if (!isAllowed(problem, chosen, lockedAt)) return;
    const worth = tiersOf(problem, [...chosen, ...fixed.map(({ sequence }) => sequence)]);
    if (isMore(worth, best)) best = worth;
  };
  const extend = (chosen: readonly PlannableSequence[], last: { sequence: PlannableSequence; end: number } | null) => {
    consider(chosen);
    for (const sequence of open) {
      if (chosen.includes(sequence)) continue;
      const start = earliest(problem, sequence, last, fixed);
      if (start !== null) extend([...chosen, sequence], { sequence, end: start + sequence.durationSeconds });
    }
  };
  extend([], null);
  return best;
}

export function isMore(a: readonly number[], b: readonly number[]): boolean {
  for (const [t, worth] of a.entries()) if (worth !== b[t]) return worth > (b[t] ?? 0);
  return false;
}

/** Worth by tier: alerts, A, B, C when strict; alerts and the others when not. */
export function tiersOf(problem: PlanningProblem, planned: readonly PlannableSequence[]): readonly number[] {
  const classes = new Map(problem.programmes.map((programme) => [programme.id, programme.class]));
  const tiers = [0, 0, 0, 0];
  for (const sequence of planned) {
    const strict = problem.objective.ranking === 'strict';
    const tier = sequence.alert ? 0 : strict ? 1 + 'ABC'.indexOf(classes.get(sequence.programme) ?? 'C') : 1;
    const worth = sequence.priority * (problem.objective.worth === 'priority' ? 1 : sequence.durationSeconds);
    tiers[tier] = (tiers[tier] ?? 0) + worth;
  }
  return tiers;
}

/** The first second at which it may start after another one; every second is tried. */
function earliest(
  problem: PlanningProblem,
  sequence: PlannableSequence,
  last: { sequence: PlannableSequence; end: number } | null,
  fixed: readonly { sequence: PlannableSequence; start: number }[],
): number | null {
  const opens = Math.min(...sequence.windows.map(({ start }) => start));
  const closes = Math.max(...sequence.windows.map(({ end }) => end));
  for (let start = opens; start + sequence.durationSeconds <= closes; start++) {
    const end = start + sequence.durationSeconds;
    const inside = (span: { start: number; end: number }) => start >= span.start && end <= span.end;
    if (!sequence.windows.some(inside) || !problem.nights.some(inside)) continue;
    if (problem.now !== null && start < problem.now) continue;
    if (problem.lost.some((lost) => start < lost.end && end > lost.start)) continue;
    const { preferredStart, mayMoveEarlierSeconds, mayMoveLaterSeconds } = sequence;
    if (preferredStart !== null) {
      if (mayMoveEarlierSeconds !== null && start < preferredStart - mayMoveEarlierSeconds) continue;
      if (mayMoveLaterSeconds !== null && start > preferredStart + mayMoveLaterSeconds) continue;
    }
    if (last !== null && start < last.end + overhead(problem, last.sequence, sequence)) continue;
    const free = fixed.every(({ sequence: other, start: at }) =>
      at >= start
        ? at >= end + overhead(problem, sequence, other)
        : start >= at + other.durationSeconds + overhead(problem, other, sequence),
    );
    if (free) return start;
  }
  return null;
}

function isAllowed(
  problem: PlanningProblem,
  chosen: readonly PlannableSequence[],
  lockedAt: ReadonlyMap<string, number>,
): boolean {
  for (const [what, owners] of [
    ['programme', problem.programmes],
    ['user', problem.users],
  ] as const) {
    for (const owner of owners) {
      if (owner.quotaSeconds === null) continue;
      const own = chosen.filter((sequence) => sequence[what] === owner.id);
      const fixed = problem.sequences.filter((one) => lockedAt.has(one.id) && one[what] === owner.id);
      const spent = [...own, ...fixed].reduce((sum, one) => sum + one.durationSeconds, owner.usedSeconds);
      if (own.some(({ alert }) => !alert) && spent > owner.quotaSeconds) return false;
    }
  }
  for (const request of problem.requests) {
    const members = problem.sequences.filter((one) => one.request === request.id && !lockedAt.has(one.id));
    if (!members.some((one) => chosen.includes(one))) continue;
    const all = request.strategy === 'all-or-nothing' && request.mandatory.length === 0;
    const needed = all ? members : members.filter(({ id }) => request.mandatory.includes(id));
    if (needed.some((one) => !chosen.includes(one))) return false;
  }
  return true;
}
