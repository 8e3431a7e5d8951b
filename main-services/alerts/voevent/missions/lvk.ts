import { kebabOf } from '../kebabOf.ts';
import type { MissionReader } from '../MissionReading.ts';
import { isFlagged, numberParam } from '../params.ts';

/** LIGO, Virgo and KAGRA: gravitational waves, with a sky map and never a point. */
export const readLvk: MissionReader = (event) => {
  if (event.authority !== 'gwnet' && !/^LV[CK]$/i.test(event.resource)) return null;
  const burst = event.params.get('GraceID') ?? event.localId.split('-')[0] ?? event.localId;
  const type = kebabOf(event.params.get('AlertType') ?? event.localId.replace(/^[^-]*-\d+-/, ''));
  const doubts: string[] = [];
  if (isFlagged(event, 'HardwareInj')) doubts.push('It is a signal injected into the detectors on purpose.');
  if (numberParam(event, 'Significant') === 0) doubts.push('LVK does not call it significant.');
  return {
    mission: 'LVK',
    type,
    burst,
    triggerAt: null,
    retraction: type === 'retraction' || numberParam(event, 'Packet_Type') === 164,
    // MS… and TS… name mock and test events (vtp.md).
    test: /^[MT]S?\d/.test(burst),
    doubts,
    positionFault: null,
    significance: null,
  };
};
