import type { Planning } from '../model/planning.ts';
import type { ObservationRequest } from '../model/request.ts';

/** A planning says how each sequence stood when it was made; this is the same planning with how each stands now. */
export function withPresentStatuses(planning: Planning, requests: readonly ObservationRequest[]): Planning {
  const statuses = new Map(requests.flatMap(({ sequences }) => sequences.map(({ id, status }) => [id, status])));
  const planned = planning.planned.map((one) => ({ ...one, status: statuses.get(one.sequenceId) ?? one.status }));
  return { ...planning, planned };
}
