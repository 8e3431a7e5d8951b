import type { Planning } from '../model/planning.ts';
import type { ObservationRequest } from '../model/request.ts';

/** A planning says how each sequence stood when it was made; this is it with how each stands now: the same object when nothing differs. */
export function withPresentStatuses(
  planning: Planning,
  requests: readonly Pick<ObservationRequest, 'sequences'>[],
): Planning {
  const statuses = new Map(requests.flatMap(({ sequences }) => sequences.map(({ id, status }) => [id, status])));
  if (planning.planned.every(({ sequenceId, status }) => (statuses.get(sequenceId) ?? status) === status))
    return planning;
  const planned = planning.planned.map((one) => ({ ...one, status: statuses.get(one.sequenceId) ?? one.status }));
  return { ...planning, planned };
}
