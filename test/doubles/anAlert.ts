import type { Alert } from '../../main-services/model/alert.ts';

/** A burst of SVOM that is to be observed, at the epoch, without notices, to be varied by the test that uses it. */
export function anAlert(change: Partial<Alert> = {}): Alert {
  return {
    id: 1,
    burstId: 'sb26121601',
    name: 'SVOM sb26121601',
    mission: 'SVOM',
    requestId: null,
    rightAscensionDegrees: 10,
    declinationDegrees: 20,
    errorDegrees: 0.05,
    decision: 'observe',
    reasons: [],
    retracted: false,
    fake: false,
    createdAt: 0,
    notices: [],
    chain: {
      triggerAt: null,
      receivedAt: 0,
      decidedAt: null,
      slewCommandedAt: null,
      onTargetAt: null,
      firstExposureAt: null,
      slewLatencyMs: null,
    },
    ...change,
  };
}
