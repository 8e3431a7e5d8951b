import type { SequenceStatus } from '../model/request.ts';
import type { PlanResult, RejectionCode } from '../scheduler/PlanResult.ts';

/** Reasons that no other planning of the same night can do away with. */
const FOR_GOOD: ReadonlySet<RejectionCode> = new Set(['never-visible', 'window-too-short', 'outside-the-night']);

export interface StatusAfterPlanning {
  readonly status: SequenceStatus;
  readonly reason: string | null;
}

/** What a planning makes of each sequence, by the planner's id; locked ones keep what they have. */
export function statusAfterPlanning(result: PlanResult): ReadonlyMap<string, StatusAfterPlanning> {
  const statuses = new Map<string, StatusAfterPlanning>();
  for (const { id, locked } of result.planned) if (!locked) statuses.set(id, { status: 'PLANNED', reason: null });
  for (const { id, code, reason } of result.rejected) {
    statuses.set(id, { status: FOR_GOOD.has(code) ? 'UNPLANNABLE' : 'REJECTED', reason });
  }
  return statuses;
}
