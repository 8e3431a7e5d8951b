import type { ObservationRequest } from '../../main-services/model/request.ts';

/** A stored, submitted request without sequences, to be varied by the test that uses it. */
export function aRequest(change: Partial<ObservationRequest> = {}): ObservationRequest {
  return {
    id: 1,
    name: 'galaxies',
    userId: 1,
    userName: 'observer',
    programmeId: 1,
    programmeName: 'AGN',
    programmePriority: 1,
    isAlert: false,
    nightDate: '2026-12-15',
    allOrNothing: false,
    submitted: true,
    complete: false,
    createdAt: 0,
    sequences: [],
    ...change,
  };
}
