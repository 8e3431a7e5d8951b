import type { ExecutionState } from '../../main-services/model/operations.ts';

/** The one sequence of an alert's request while its telescope slews, to be varied by the test that uses it. */
export function anExecution(change: Partial<ExecutionState> = {}): ExecutionState {
  return {
    sequenceId: 1,
    requestId: 1,
    name: 'M 31',
    isAlert: true,
    step: 'slewing',
    startedAt: 0,
    expectedEndAt: 600_000,
    rightAscensionDegrees: 10.6847,
    declinationDegrees: 41.269,
    detectors: [],
    ...change,
  };
}
