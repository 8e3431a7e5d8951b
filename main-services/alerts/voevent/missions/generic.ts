import { kebabOf } from '../kebabOf.ts';
import type { MissionReading } from '../MissionReading.ts';
import { noticeTypeOf } from '../noticeTypes.ts';
import { anyParam, flaggedSentences, isFlagged, numberParam, toNumber, trueId } from '../params.ts';
import type { VoEvent } from '../VoEvent.ts';

/** Publishers by what begins their identifiers; GCN's by the part after its authority. */
const PUBLISHERS: Readonly<Record<string, string>> = {
  hess: 'HESS',
  'nasa.gsfc.gcn/antares_alert': 'ANTARES',
  'nasa.gsfc.gcn/sk': 'Super-Kamiokande',
  'nasa.gsfc.gcn/sk_sn': 'Super-Kamiokande',
};

/**
 * Anything else. GCN's packets number their bursts in TrigID; of other publishers no conventions are known, so each event is a burst
 * of its own, tied to others by its citations only.
 */
export function readGeneric(event: VoEvent): MissionReading {
  const gcn = event.authority.startsWith('nasa.gsfc.');
  const known = gcn ? noticeTypeOf(numberParam(event, 'Packet_Type')) : null;
  const trigger = gcn ? trueId(event.params.get('TrigID')) : null;
  const publisher =
    PUBLISHERS[`${event.authority}/${event.resource}`.toLowerCase()] ?? PUBLISHERS[event.authority] ?? null;
  const mission = known?.mission ?? publisher ?? (gcn && event.resource !== '' ? event.resource : 'other');
  const lostLock = isFlagged(event, 'StarTrack_Lost_Lock') || isFlagged(event, 'Lost_Lock');
  return {
    mission,
    type: known?.type ?? kebabOf(event.localId),
    burst: trigger ?? `${event.authority}/${event.resource}#${event.localId}`,
    retraction: isFlagged(event, 'Retraction'),
    test: isFlagged(event, 'Test_Submission') || known?.type === 'test' || trigger === '99999',
    disowned: lostLock || isFlagged(event, 'Def_NOT_a_GRB'),
    doubts: flaggedSentences(event, {
      Def_NOT_a_GRB: 'Its author says that this is not a gamma-ray burst.',
      Lost_Lock: 'The satellite had lost its star lock.',
      StarTrack_Lost_Lock: 'The satellite had lost its star lock.',
      CRC_Error: 'The packet was damaged between the satellite and the ground.',
    }),
    positionFault: lostLock ? 'The satellite had lost its star lock: the position is spurious.' : null,
    skyMapUrl: anyParam(event, 'skymap_fits'),
    significance: toNumber(anyParam(event, 'SNR')) ?? numberParam(event, 'Burst_Signif'),
  };
}
