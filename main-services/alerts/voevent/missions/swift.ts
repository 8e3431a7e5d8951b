import { kebabOf } from '../kebabOf.ts';
import type { MissionReader } from '../MissionReading.ts';
import { flaggedSentences, isFlagged, numberParam } from '../params.ts';

/** GCN packet types of Swift (gcn.gsfc.nasa.gov/sock_pkt_def_doc.html). */
const TYPES: Readonly<Record<number, string>> = {
  60: 'bat-alert',
  61: 'bat-position',
  62: 'bat-position-nack',
  63: 'bat-lightcurve',
  65: 'fom-observe',
  66: 'slew',
  67: 'xrt-position',
  68: 'xrt-spectrum',
  69: 'xrt-image',
  70: 'xrt-lightcurve',
  71: 'xrt-position-nack',
  72: 'uvot-image',
  73: 'uvot-source-list',
  81: 'uvot-position',
  82: 'bat-test',
  83: 'pointing',
  84: 'bat-transient',
  97: 'bat-quicklook',
  98: 'bat-sub-threshold',
  140: 'bat-sub-sub-threshold',
  141: 'bat-known-source',
};

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
  if (!/^nasa\.gsfc\./.test(event.authority) || event.resource.toUpperCase() !== 'SWIFT') return null;
  const trigger = event.params.get('TrigID');
  const packet = numberParam(event, 'Packet_Type') ?? -1;
  const subThreshold = trigger?.startsWith('-') === true;
  const lostLock = isFlagged(event, 'StarTrack_Lost_Lock') || isFlagged(event, 'ImTrig_during_ST_LoL');
  return {
    mission: 'Swift',
    type: TYPES[packet] ?? kebabOf(event.localId),
    burst: trigger ?? event.localId,
    triggerAt: null,
    retraction: isFlagged(event, 'Retraction'),
    // 99999 is the number of every practice burst (vtp.md).
    test: packet === 82 || trigger === '99999',
    doubts: [
      ...flaggedSentences(event, DOUBTS),
      ...(subThreshold ? ['Its trigger number is negative: below the threshold of a burst.'] : []),
    ],
    positionFault: lostLock ? 'Swift had lost its star lock: the position is spurious.' : null,
    significance: numberParam(event, 'Image_Signif') ?? numberParam(event, 'Det_Signif'),
  };
};
