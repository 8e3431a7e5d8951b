import { kebabOf } from '../kebabOf.ts';
import type { MissionReader } from '../MissionReading.ts';
import { isFlagged, numberParam } from '../params.ts';

/** Einstein Probe: WXT and FXT. Its stream is JSON; relays that turn it into VOEvents name it in the identifier. */
export const readEinsteinProbe: MissionReader = (event) => {
  if (!/(^|[/._-])(einstein[_-]?probe|ep)([/._-]|$)/i.test(`${event.authority}/${event.resource}`)) return null;
  const id = event.params.get('TrigID') ?? event.params.get('id') ?? event.params.get('trigger_id');
  return {
    mission: 'Einstein Probe',
    type: event.params.get('Instrument')
      ? `${kebabOf(event.params.get('Instrument') ?? '')}-alert`
      : kebabOf(event.localId),
    burst: id ?? event.localId,
    triggerAt: null,
    retraction: isFlagged(event, 'Retraction'),
    test: isFlagged(event, 'Test_Submission'),
    doubts: [],
    positionFault: null,
    significance: numberParam(event, 'image_snr') ?? numberParam(event, 'SNR'),
  };
};
