import type { MissionReader } from '../MissionReading.ts';
import { isFlagged, numberParam } from '../params.ts';

/** GCN packet types of IceCube through AMON (gcn.gsfc.nasa.gov/amon.html). */
const TYPES: Readonly<Record<number, string>> = {
  157: 'high-energy-starting',
  158: 'high-energy-starting',
  169: 'extremely-high-energy',
  172: 'electromagnetic-coincidence',
  173: 'astrotrack-gold',
  174: 'astrotrack-bronze',
  176: 'cascade',
};

/** IceCube: neutrinos, published through AMON and NASA's General Coordinates Network. */
export const readIceCube: MissionReader = (event) => {
  const run = event.params.get('run_id');
  const id = event.params.get('event_id');
  const amon = /^nasa\.gsfc\./.test(event.authority) && event.resource.toUpperCase() === 'AMON';
  if (!amon || (!/^ICECUBE/i.test(event.localId) && (run === undefined || id === undefined))) return null;
  return {
    mission: 'IceCube',
    type: TYPES[numberParam(event, 'Packet_Type') ?? -1] ?? 'unknown',
    burst: run !== undefined && id !== undefined ? `${run}_${id}` : (event.params.get('AMON_ID') ?? event.localId),
    triggerAt: null,
    retraction: isFlagged(event, 'Retraction'),
    test: isFlagged(event, 'Test') || isFlagged(event, 'InternalTest'),
    doubts: [],
    // RADec_valid is "false" in real notices with good positions (icecube_134191_0), so it says nothing.
    positionFault: null,
    // "signalness" is a probability, not a signal to noise ratio.
    significance: null,
  };
};
