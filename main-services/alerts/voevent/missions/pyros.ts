import type { MissionReader } from '../MissionReading.ts';
import { numberParam } from '../params.ts';

/** Authority of alerts that this observatory's administrators raise for training. */
export const FAKE_AUTHORITY = 'pyros.fake';

/** Alerts raised by an administrator. */
export const readPyros: MissionReader = (event) => {
  if (event.authority !== FAKE_AUTHORITY) return null;
  return {
    mission: 'PyROS',
    type: 'fake',
    burst: event.params.get('Burst_Id') ?? event.localId,
    significance: numberParam(event, 'Significance'),
  };
};
