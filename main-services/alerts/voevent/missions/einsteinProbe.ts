import { kebabOf } from '../kebabOf.ts';
import type { MissionReader } from '../MissionReading.ts';
import { anyParam, isFlagged, toNumber, trueId } from '../params.ts';

/** Einstein Probe: WXT and FXT. Its stream is JSON; relays that turn it into VOEvents name it in the identifier. */
export const readEinsteinProbe: MissionReader = (event) => {
  if (!/(^|[/._-])(einstein[_-]?probe|ep)([/._-]|$)/i.test(`${event.authority}/${event.resource}`)) return null;
  const instrument = anyParam(event, 'Instrument');
  const id = ['TrigID', 'Trigger_Id', 'trigger_id', 'id', 'Burst_Id'].map((name) => trueId(anyParam(event, name)));
  return {
    mission: 'Einstein Probe',
    type: instrument === null ? kebabOf(event.localId) : `${kebabOf(instrument)}-alert`,
    burst: id.find((one) => one !== null) ?? event.localId,
    retraction: isFlagged(event, 'Retraction'),
    test: isFlagged(event, 'Test_Submission'),
    significance: toNumber(anyParam(event, 'image_snr')) ?? toNumber(anyParam(event, 'SNR')),
  };
};
