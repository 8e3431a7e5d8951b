import type { MissionReader, MissionReading } from './MissionReading.ts';
import { readEinsteinProbe } from './missions/einsteinProbe.ts';
import { readFermi } from './missions/fermi.ts';
import { readGeneric } from './missions/generic.ts';
import { readIceCube } from './missions/icecube.ts';
import { readLvk } from './missions/lvk.ts';
import { FAKE_AUTHORITY, readPyros } from './missions/pyros.ts';
import { readSvom } from './missions/svom.ts';
import { readSwift } from './missions/swift.ts';
import type { Notice } from './Notice.ts';
import { readPosition } from './readPosition.ts';
import type { VoEvent } from './VoEvent.ts';

/** Longest burst name kept; real ones have up to 30 characters, and the database takes 255. */
const LONGEST_BURST = 120;
const LONGEST_TYPE = 60;

const READERS: readonly MissionReader[] = [
  readPyros,
  readSvom,
  readSwift,
  readFermi,
  readLvk,
  readIceCube,
  readEinsteinProbe,
];

/** Understands an event: whose it is, which burst it is about, where, and what speaks against acting on it. */
export function classify(event: VoEvent): Notice {
  const reading = firstReading(event);
  const { positionFault = null, retraction = false, test = false } = reading;
  const place = readPosition(event, reading.errorDegrees ?? null);
  const cited = event.citations.filter(({ cite }) => cite === 'retraction').map(({ ivorn }) => ivorn);
  const burst = reading.burst.slice(0, LONGEST_BURST);
  const isRetraction = retraction || cited.length > 0;
  return {
    ivorn: event.ivorn,
    mission: reading.mission,
    type: reading.type.slice(0, LONGEST_TYPE),
    burst,
    hasBurstNumber: reading.burst !== event.localId && !reading.burst.endsWith(`#${event.localId}`),
    role: test && event.role === 'observation' ? 'test' : event.role,
    fake: event.authority === FAKE_AUTHORITY,
    standard: event.standard,
    authorIvorn: event.authorIvorn,
    issuedAt: event.issuedAt,
    triggerAt: reading.triggerAt ?? event.eventAt,
    expiresAt: event.why.expiresAt,
    position: positionFault === null ? place.position : null,
    positionNote: positionFault ?? place.note,
    skyMapUrl: reading.skyMapUrl ?? null,
    isRetraction,
    retracts: isRetraction && cited.length === 0 ? [burst] : cited,
    cites: event.citations.map(({ ivorn }) => ivorn),
    disowned: reading.disowned ?? false,
    doubts: reading.doubts ?? [],
    significance: reading.significance,
  };
}

function firstReading(event: VoEvent): MissionReading {
  for (const read of READERS) {
    const reading = read(event);
    if (reading !== null) return reading;
  }
  return readGeneric(event);
}
