import type { PlannableSequence, PlanningProblem, RequestRule } from '../PlanningProblem.ts';
import type { Change, Remedy } from './Remedy.ts';
import { commonSpans } from './spans.ts';

/** The problem as it would be with a remedy, to be planned anew: the proof that it helps. Limits of the sky change nothing here. */
export function applyRemedy(problem: PlanningProblem, { of, changes }: Remedy): PlanningProblem {
  return changes.reduce((changed, change) => applyChange(changed, of, change), problem);
}

function applyChange(problem: PlanningProblem, id: string, change: Change): PlanningProblem {
  switch (change.kind) {
    case 'priority':
      return changing(problem, id, () => ({ priority: change.to }));
    case 'duration':
      return changing(problem, id, () => ({ durationSeconds: change.toSeconds }));
    case 'window':
      return changing(problem, id, ({ windows }) => ({ windows: windows.with(change.index, change.to) }));
    case 'tolerance':
      return changing(problem, id, () => ({
        mayMoveEarlierSeconds: change.earlierSeconds,
        mayMoveLaterSeconds: change.laterSeconds,
      }));
    case 'programme-quota':
      return {
        ...problem,
        programmes: problem.programmes.map((one) => (one.id === change.programme ? withMore(one, change) : one)),
      };
    case 'user-quota':
      return { ...problem, users: problem.users.map((one) => (one.id === change.user ? withMore(one, change) : one)) };
    case 'lost-time': {
      const kept = [
        { start: Number.MIN_SAFE_INTEGER, end: change.back.start },
        { start: change.back.end, end: Number.MAX_SAFE_INTEGER },
      ];
      return { ...problem, lost: commonSpans(problem.lost, kept) };
    }
    case 'partner-optional':
      return { ...problem, requests: problem.requests.map((one) => withoutMandatory(one, change, problem)) };
    case 'withdrawn':
      return withdrawn(problem, new Set(change.ids));
    case 'limit':
      return problem;
  }
}

function changing(
  problem: PlanningProblem,
  id: string,
  change: (sequence: PlannableSequence) => Partial<PlannableSequence>,
): PlanningProblem {
  const sequences = problem.sequences.map((one) => (one.id === id ? { ...one, ...change(one) } : one));
  return { ...problem, sequences };
}

function withMore<Owner extends { readonly quotaSeconds: number | null }>(
  owner: Owner,
  { moreSeconds }: { readonly moreSeconds: number },
): Owner {
  return owner.quotaSeconds === null ? owner : { ...owner, quotaSeconds: owner.quotaSeconds + moreSeconds };
}

function withoutMandatory(
  rule: RequestRule,
  { request, ids }: { readonly request: string; readonly ids: readonly string[] },
  problem: PlanningProblem,
): RequestRule {
  if (rule.id !== request) return rule;
  const everyone = rule.strategy === 'all-or-nothing' && rule.mandatory.length === 0;
  const mandatory = everyone
    ? problem.sequences.filter((one) => one.request === request).map((one) => one.id)
    : rule.mandatory;
  return { id: rule.id, strategy: 'best-effort', mandatory: mandatory.filter((id) => !ids.includes(id)) };
}

function withdrawn(problem: PlanningProblem, ids: ReadonlySet<string>): PlanningProblem {
  return {
    ...problem,
    sequences: problem.sequences.filter(({ id }) => !ids.has(id)),
    requests: problem.requests.map((rule) => ({ ...rule, mandatory: rule.mandatory.filter((id) => !ids.has(id)) })),
  };
}
