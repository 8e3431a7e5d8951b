import type { PlannedSequence } from '../../main-services/model/planning.ts';

/** A sequence planned for the first ten minutes of the epoch, to be varied by the test that uses it. */
export function aPlannedSequence(change: Partial<PlannedSequence> = {}): PlannedSequence {
  return {
    sequenceId: 1,
    requestId: 1,
    name: 'M 31',
    programme: 'AGN',
    isAlert: false,
    priority: 5,
    start: 0,
    end: 600_000,
    status: 'EXPECTED',
    rightAscensionDegrees: 10.6847,
    declinationDegrees: 41.269,
    ...change,
  };
}
