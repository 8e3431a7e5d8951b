import type { MissionReader } from './MissionReading.ts';
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
  const place = readPosition(event);
  const usable = reading.positionFault === null;
  const retracts = event.citations.filter(({ cite }) => cite === 'retraction').map(({ ivorn }) => ivorn);
  return {
    ivorn: event.ivorn,
    mission: reading.mission,
    type: reading.type,
    burst: reading.burst.slice(0, 120),
    role: reading.test && event.role === 'observation' ? 'test' : event.role,
    fake: event.authority === FAKE_AUTHORITY,
    standard: event.standard,
    authorIvorn: event.authorIvorn,
    issuedAt: event.issuedAt,
    triggerAt: reading.triggerAt ?? event.eventAt,
    position: usable ? place.position : null,
    positionNote: usable ? place.note : reading.positionFault,
    isRetraction: reading.retraction || retracts.length > 0,
    retracts,
    cites: event.citations.map(({ ivorn }) => ivorn),
    doubts: reading.doubts,
    significance: reading.significance,
  };
}

function firstReading(event: VoEvent) {
  for (const read of READERS) {
    const reading = read(event);
    if (reading !== null) return reading;
  }
  return readGeneric(event);
}
