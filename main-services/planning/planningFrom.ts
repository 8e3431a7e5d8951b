import type { Night } from '../model/night.ts';
import type { PlannedSequence, Planning } from '../model/planning.ts';
import type { Sequence } from '../model/request.ts';
import type { PlanResult } from '../scheduler/PlanResult.ts';
import type { PlanningCandidate } from './candidatesFor.ts';

/** The planner's answer as a planning to store; `before` are the rows of what has already run in this night. */
export function planningFrom(
  result: PlanResult,
  facts: {
    readonly candidates: readonly PlanningCandidate[];
    readonly before: readonly PlannedSequence[];
    readonly night: Night;
    readonly now: number;
    readonly trigger: string;
  },
): Omit<Planning, 'id'> {
  const byId = new Map(facts.candidates.map((candidate) => [String(candidate.sequence.id), candidate]));
  return {
    nightDate: facts.night.date,
    createdAt: facts.now,
    trigger: facts.trigger,
    planStart: Math.max(facts.now, facts.night.start),
    planEnd: facts.night.end,
    planned: [
      ...facts.before,
      ...result.planned.flatMap(({ id, start, end, locked }) => {
        const candidate = byId.get(id);
        if (!candidate) return [];
        const { request, sequence } = candidate;
        return [
          {
            sequenceId: sequence.id,
            requestId: request.id,
            name: sequence.name,
            programme: request.programmeName,
            isAlert: request.isAlert,
            priority: request.programmePriority + sequence.priorityOffset,
            start: start * 1000,
            end: end * 1000,
            status: locked ? 'EXECUTING' : 'EXPECTED',
            rightAscensionDegrees: sequence.rightAscensionDegrees,
            declinationDegrees: sequence.declinationDegrees,
          },
        ];
      }),
    ],
    rejected: result.rejected.flatMap(({ id, reason }) => {
      const candidate = byId.get(id);
      if (!candidate) return [];
      const { request, sequence } = candidate;
      return [
        {
          sequenceId: sequence.id,
          requestId: request.id,
          name: sequence.name,
          programme: request.programmeName,
          reason,
        },
      ];
    }),
  };
}

/** The rows of an earlier planning of the same night whose sequences have ended since, with how they ended. */
export function rowsThatEnded(
  earlier: Planning | null,
  nightDate: string,
  now: number,
  statusOf: (sequenceId: number) => Sequence['status'] | null,
): readonly PlannedSequence[] {
  if (earlier?.nightDate !== nightDate) return [];
  return earlier.planned.flatMap((row) => {
    const status = statusOf(row.sequenceId);
    if ((status !== 'COMPLETED' && status !== 'INTERRUPTED') || row.start > now) return [];
    return [{ ...row, status, end: Math.min(row.end, now) }];
  });
}
