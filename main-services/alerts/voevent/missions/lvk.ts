import { kebabOf } from '../kebabOf.ts';
import type { MissionReader } from '../MissionReading.ts';
import { typeOfMission } from '../noticeTypes.ts';
import { anyParam, isFlagged, numberParam, trueId } from '../params.ts';

/** MS… and TS… name mock and test events; a real one is S230518h (vtp.md). */
export const LVK_TEST_NAME = /^[MT]S?\d/;

/** LIGO, Virgo and KAGRA: gravitational waves, with a sky map and never a point. */
export const readLvk: MissionReader = (event) => {
  if (event.authority !== 'gwnet' && !/^LV[CK]$/i.test(event.resource)) return null;
  const burst = trueId(event.params.get('GraceID')) ?? event.localId.split('-')[0] ?? event.localId;
  const alertType = event.params.get('AlertType');
  const type =
    (alertType === undefined ? null : kebabOf(alertType)) ??
    typeOfMission('LVK', numberParam(event, 'Packet_Type')) ??
    kebabOf(event.localId.replace(/^[^-]*-\d+-/, ''));
  const doubts: string[] = [];
  if (isFlagged(event, 'HardwareInj')) doubts.push('It is a signal injected into the detectors on purpose.');
  if (numberParam(event, 'Significant') === 0) doubts.push('LVK does not call it significant.');
  const skyMapUrl = anyParam(event, 'skymap_fits') ?? anyParam(event, 'skymap_fits_basic');
  return {
    mission: 'LVK',
    type,
    burst,
    retraction: type === 'retraction' || numberParam(event, 'Packet_Type') === 164,
    test: LVK_TEST_NAME.test(burst),
    doubts,
    positionFault:
      skyMapUrl === null
        ? 'A gravitational wave has no point position.'
        : `A gravitational wave has no point position; its sky map is at ${skyMapUrl}.`,
    skyMapUrl,
    significance: null,
  };
};
