import type { MissionReader } from '../MissionReading.ts';
import { typeOfMission } from '../noticeTypes.ts';
import { groupParam, numberParam, toNumber, trueId } from '../params.ts';
import { parseUtc } from '../parseUtc.ts';

/** Authority of the bundled alert simulator, which speaks as SVOM does. */
export const SIMULATOR_AUTHORITY = 'pyros.simulator';

/** SVOM: ECLAIRs, GRM, MXT and VT, published by its French Science Center. */
export const readSvom: MissionReader = (event) => {
  const simulated = event.authority === SIMULATOR_AUTHORITY && event.resource.toLowerCase() === 'svom';
  if (event.authority !== 'org.svom' && !simulated) return null;
  const [, localBurst, localType] = /^(sb\d{8})_(.+)$/.exec(event.localId) ?? [];
  // "mxt-initial_qf4": the quality factor says how well the position is known, which the error radius says as well.
  const type =
    typeOfMission('SVOM', numberParam(event, 'Packet_Type')) ??
    localType?.replace(/_qf\d$/, '').replaceAll('_', '-') ??
    'unknown';
  const source = groupParam(event, 'Target_Info', 'Source_Name');
  return {
    mission: 'SVOM',
    type,
    burst: trueId(groupParam(event, 'Svom_Identifiers', 'Burst_Id')) ?? localBurst ?? event.localId,
    triggerAt: parseUtc(groupParam(event, 'Svom_Identifiers', 'Alert_Seq_T0')),
    retraction: type === 'retraction',
    doubts:
      type === 'eclairs-catalog'
        ? [`SVOM names a known source of its catalogue${source === null ? '' : `: ${source}`}.`]
        : [],
    significance: toNumber(groupParam(event, 'Detection_Info', 'SNR')),
  };
};
