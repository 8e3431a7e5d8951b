import { kebabOf } from '../kebabOf.ts';
import type { MissionReader } from '../MissionReading.ts';
import { typeOfMission } from '../noticeTypes.ts';
import { flaggedSentences, isFlagged, numberParam, trueId } from '../params.ts';
import { isGcn } from './isGcn.ts';

const DOUBTS: Readonly<Record<string, string>> = {
  Def_NOT_a_GRB: 'Swift says that this is not a gamma-ray burst.',
  Test_Submission: 'Swift marks it as a test.',
  Target_in_Flt_Catalog: 'Swift names a known source of its on-board catalogue.',
  Target_in_Gnd_Catalog: 'Swift names a known source of its ground catalogue.',
  Target_in_Blk_Catalog: 'Swift names a source that its ground catalogue blocks.',
  Cosmic_Ray: 'Swift takes it for a cosmic ray.',
  VERY_Lo_Image_Signif: 'Its significance in the image is very low.',
  CRC_Error: 'The packet was damaged between the satellite and the ground.',
  Values_Out_of_Range: 'The packet holds values out of their range.',
};

/** Swift: BAT, XRT and UVOT, published by NASA's General Coordinates Network. */
export const readSwift: MissionReader = (event) => {
  if (!isGcn(event, 'SWIFT')) return null;
  const trigger = event.params.get('TrigID');
  const packet = numberParam(event, 'Packet_Type');
  const type = typeOfMission('Swift', packet) ?? kebabOf(event.localId);
  const subThreshold = trigger?.startsWith('-') === true || type.includes('sub-threshold');
  const lostLock =
    isFlagged(event, 'StarTrack_Lost_Lock') ||
    isFlagged(event, 'ImTrig_during_ST_LoL') ||
    isFlagged(event, 'Lost_Lock');
  return {
    mission: 'Swift',
    type,
    burst: trueId(trigger) ?? event.localId,
    retraction: isFlagged(event, 'Retraction'),
    // 99999 is the number of every practice burst (vtp.md).
    test: packet === 82 || trigger === '99999',
    disowned: lostLock || isFlagged(event, 'Def_NOT_a_GRB'),
    doubts: [
      ...flaggedSentences(event, DOUBTS),
      ...(subThreshold
        ? ['It is below the threshold of a burst: its trigger number is negative or its type says so.']
        : []),
    ],
    positionFault: lostLock ? 'Swift had lost its star lock: the position is spurious.' : null,
    significance: numberParam(event, 'Image_Signif') ?? numberParam(event, 'Det_Signif'),
  };
};
