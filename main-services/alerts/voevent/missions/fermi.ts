import { kebabOf } from '../kebabOf.ts';
import type { MissionReader } from '../MissionReading.ts';
import { typeOfMission } from '../noticeTypes.ts';
import { flaggedSentences, isFlagged, numberParam, trueId } from '../params.ts';
import { isGcn } from './isGcn.ts';

/** Classes of GBM's on-board classification that are no bursts (gcn.gsfc.nasa.gov/fermi.html); 4 is a burst. */
const CLASSES: Readonly<Record<number, string>> = {
  1: 'an unreliable location',
  2: 'local particles',
  3: 'something below the horizon',
  5: 'a soft gamma repeater',
  6: 'another transient',
  7: 'distant particles',
  8: 'a solar flare',
  9: 'Cygnus X-1',
  10: 'SGR 1806-20',
  11: 'GRO J0422+32',
  19: 'a terrestrial gamma-ray flash',
};

const DOUBTS: Readonly<Record<string, string>> = {
  Def_NOT_a_GRB: 'Fermi says that this is not a gamma-ray burst.',
  Test_Submission: 'Fermi marks it as a test.',
  Target_in_Blk_Catalog: 'Fermi names a source that its catalogue blocks.',
  CRC_Error: 'The packet was damaged between the satellite and the ground.',
  Values_Out_of_Range: 'The packet holds values out of their range.',
};

/** Fermi: GBM and LAT, published by NASA's General Coordinates Network. */
export const readFermi: MissionReader = (event) => {
  if (!isGcn(event, 'FERMI')) return null;
  const packet = numberParam(event, 'Packet_Type');
  const likely = CLASSES[numberParam(event, 'Most_Likely_Index') ?? -1];
  const trigger = event.params.get('TrigID');
  return {
    mission: 'Fermi',
    type: typeOfMission('Fermi', packet) ?? kebabOf(event.localId),
    burst: trueId(trigger) ?? event.localId,
    retraction: isFlagged(event, 'Retraction'),
    test: packet === 119 || packet === 124 || trigger === '99999',
    disowned: isFlagged(event, 'Def_NOT_a_GRB'),
    doubts: [
      ...flaggedSentences(event, DOUBTS),
      ...(likely === undefined ? [] : [`Fermi takes it most likely for ${likely}.`]),
    ],
    // Final and LAT notices fill what they do not state with 0.
    significance:
      numberParam(event, 'Burst_Signif') ||
      numberParam(event, 'Data_Signif') ||
      numberParam(event, 'Trig_Signif') ||
      numberParam(event, 'Trigger_Signif') ||
      null,
  };
};
