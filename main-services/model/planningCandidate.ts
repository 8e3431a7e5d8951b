import type { ObservationRequest, Sequence } from './request.ts';

/** What a planning needs to know of a request: none of its albums and images. */
export interface CandidateRequest
  extends Pick<
    ObservationRequest,
    | 'id'
    | 'name'
    | 'userId'
    | 'programmeId'
    | 'programmeName'
    | 'programmePriority'
    | 'isAlert'
    | 'nightDate'
    | 'allOrNothing'
  > {
  /** One of its sequences is executing, or was: "nothing of it" is no longer possible. */
  readonly hasBegun: boolean;
}

/** A sequence that a planning decides about, with the request it belongs to. */
export interface PlanningCandidate {
  readonly request: CandidateRequest;
  readonly sequence: Omit<Sequence, 'albums'>;
}
