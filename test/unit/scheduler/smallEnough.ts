import type { PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';

const MOST_SEQUENCES = 6;

/** A problem cut down so far that every plan of it can be tried; without requests that have begun, and nothing worth nothing. */
export function smallEnough(problem: PlanningProblem): PlanningProblem {
  const lockedAt = new Set(problem.locked.map(({ id }) => id));
  const sequences = problem.sequences.slice(0, MOST_SEQUENCES).map((sequence) => ({
    ...sequence,
    priority: Math.max(1, sequence.priority),
    request: lockedAt.has(sequence.id) ? null : sequence.request,
  }));
  const requestOf = new Map(sequences.map(({ id, request }) => [id, request]));
  return {
    ...problem,
    sequences,
    locked: problem.locked.filter(({ id }) => requestOf.has(id)),
    requests: problem.requests.map((request) => ({
      ...request,
      mandatory: request.mandatory.filter((id) => requestOf.get(id) === request.id),
    })),
  };
}
