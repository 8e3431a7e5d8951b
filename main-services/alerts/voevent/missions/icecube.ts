import { kebabOf } from '../kebabOf.ts';
import type { MissionReader } from '../MissionReading.ts';
import { typeOfMission } from '../noticeTypes.ts';
import { anyParam, isFlagged, numberParam, toNumber, trueId } from '../params.ts';
import { isGcn } from './isGcn.ts';

/** IceCube: neutrinos, published through AMON and NASA's General Coordinates Network. */
export const readIceCube: MissionReader = (event) => {
  const run = trueId(event.params.get('run_id'));
  const id = trueId(event.params.get('event_id'));
  const known = typeOfMission('IceCube', numberParam(event, 'Packet_Type'));
  const named = /^ICECUBE/i.test(event.localId);
  if (!isGcn(event, 'AMON') && !isGcn(event, 'ICECUBE')) return null;
  if (!named && known === null && (run === null || id === null)) return null;
  const radius = toNumber(anyParam(event, 'src_error_90')) ?? toNumber(anyParam(event, 'src_error90'));
  return {
    mission: 'IceCube',
    type: known ?? kebabOf(event.localId.replace(/^ICECUBE[_-]/i, '')),
    burst: run !== null && id !== null ? `${run}_${id}` : (trueId(event.params.get('AMON_ID')) ?? event.localId),
    retraction: isFlagged(event, 'Retraction'),
    test: isFlagged(event, 'Test') || isFlagged(event, 'InternalTest'),
    // RADec_valid is "false" in real notices with good positions (icecube_134191_0), so it says nothing.
    // The radius of the position may be that of another containment; this one is of 90 % (gcn.md).
    errorDegrees: radius !== null && radius > 0 ? radius : null,
    skyMapUrl: anyParam(event, 'skymap_fits'),
    // "signalness" is a probability, not a signal to noise ratio.
    significance: null,
  };
};
