import type { MissionReader } from '../MissionReading.ts';
import { knownNoticeTypes } from '../noticeTypes.ts';
import { numberParam } from '../params.ts';

/** Authority of alerts that this observatory's administrators raise for training. */
export const FAKE_AUTHORITY = 'pyros.fake';

/** Alerts raised by an administrator; they may play another mission's notice, and stay marked as fake by their publisher. */
export const readPyros: MissionReader = (event) => {
  if (event.authority !== FAKE_AUTHORITY) return null;
  const mission = event.params.get('Mission') ?? 'PyROS';
  const types = knownNoticeTypes().get(mission) ?? [];
  const type = event.params.get('Type') ?? types[0] ?? '';
  const known = types.includes(type);
  return {
    mission: known ? mission : 'PyROS',
    type: known ? type : 'fake',
    burst: event.params.get('Burst_Id') ?? event.localId,
    significance: numberParam(event, 'Significance'),
  };
};
