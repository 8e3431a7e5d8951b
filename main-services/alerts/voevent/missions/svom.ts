import type { MissionReader } from '../MissionReading.ts';
import { groupParam, numberParam, toNumber } from '../params.ts';
import { parseUtc } from '../parseUtc.ts';

/** Packet types of the French Science Center (fsc.svom.org; gcn.md). */
const TYPES: Readonly<Record<number, string>> = {
  201: 'grm-trigger',
  202: 'eclairs-wakeup',
  203: 'eclairs-catalog',
  204: 'slewing',
  205: 'not-slewing',
  209: 'mxt-initial',
  210: 'mxt-update',
  211: 'vt',
  219: 'retraction',
};

/** Authority of the bundled alert simulator, which speaks as SVOM does. */
export const SIMULATOR_AUTHORITY = 'pyros.simulator';

/** SVOM: ECLAIRs, GRM, MXT and VT, published by its French Science Center. */
export const readSvom: MissionReader = (event) => {
  const simulated = event.authority === SIMULATOR_AUTHORITY && event.resource.toLowerCase() === 'svom';
  if (event.authority !== 'org.svom' && !simulated) return null;
  const [, localBurst, localType] = /^(sb\d{8})_(.+)$/.exec(event.localId) ?? [];
  // "mxt-initial_qf4": the quality factor says how well the position is known, which the error radius says as well.
  const type = TYPES[numberParam(event, 'Packet_Type') ?? -1] ?? localType?.replace(/_qf\d$/, '') ?? 'unknown';
  return {
    mission: 'SVOM',
    type,
    burst: groupParam(event, 'Svom_Identifiers', 'Burst_Id') ?? localBurst ?? event.localId,
    triggerAt: parseUtc(groupParam(event, 'Svom_Identifiers', 'Alert_Seq_T0')),
    retraction: type === 'retraction',
    test: false,
    doubts: type === 'eclairs-catalog' ? ['SVOM names a known source of its catalogue.'] : [],
    positionFault: null,
    significance: toNumber(groupParam(event, 'Detection_Info', 'SNR')),
  };
};
