import { nightsBetween } from '../astronomy/nightDates.ts';
import type { ObservationRequest, Sequence, SequenceStatus } from '../model/request.ts';

/**
 * What a planning decides about. UNPLANNABLE is looked at again: windows of another night differ, and an all-or-nothing
 * partner must not be forgotten.
 */
const OPEN: ReadonlySet<SequenceStatus> = new Set([
  'TOBEPLANNED',
  'OBSERVABLE',
  'PLANNED',
  'REJECTED',
  'UNPLANNABLE',
  'EXECUTING',
]);

/** A sequence with the request it belongs to. */
export interface PlanningCandidate {
  readonly request: ObservationRequest;
  readonly sequence: Sequence;
}

/** The sequences of submitted requests that may be planned in a night: of that night, or put off to it. */
export function candidatesFor(requests: readonly ObservationRequest[], nightDate: string): PlanningCandidate[] {
  return requests.flatMap((request) => {
    const nightsLater = nightsBetween(request.nightDate, nightDate);
    return request.sequences
      .filter(({ status, reportNights }) => OPEN.has(status) && nightsLater >= 0 && nightsLater <= reportNights)
      .map((sequence) => ({ request, sequence }));
  });
}
