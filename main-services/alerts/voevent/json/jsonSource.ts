import { kebabOf } from '../kebabOf.ts';
import type { JsonFields } from './JsonFields.ts';

/** Whose a notice of the unified schema is and what kind, by its schema's address. */
export interface JsonSource {
  /** "einstein_probe/wxt/alert": the address below gcn/notices, lower case, without the ending. */
  readonly path: string;
  readonly mission: string;
  readonly instrument: string;
  /** Last part of the path, in words: "alert", "position", "guano". */
  readonly kind: string;
}

/** Missions as their schemas spell them, beside those that only differ in capitals. */
const MISSIONS: Readonly<Record<string, string>> = {
  einstein_probe: 'Einstein Probe',
  ep: 'Einstein Probe',
  swift: 'Swift',
  fermi: 'Fermi',
  svom: 'SVOM',
  icecube: 'IceCube',
  lvk: 'LVK',
  superk: 'Super-Kamiokande',
  gecam: 'GECAM',
  calet: 'CALET',
  maxi: 'MAXI',
  integral: 'INTEGRAL',
  agile: 'AGILE',
  konus: 'Konus',
  hawc: 'HAWC',
  snews: 'SNEWS',
};

/** Null when its "$schema" is not one of GCN's notices: a heartbeat, a circular, something else. */
export function jsonSource(json: JsonFields): JsonSource | null {
  const schema = json.text('$schema') ?? '';
  const path = /\/gcn\/notices\/(?:classic\/)?([\w./ -]{1,120}?)(?:\.schema)?\.json$/i.exec(schema)?.[1]?.toLowerCase();
  if (path === undefined || path.startsWith('core/')) return null;
  const parts = path.split('/');
  const named = json.text('mission');
  const mission = MISSIONS[parts[0] ?? ''] ?? MISSIONS[named?.toLowerCase() ?? ''] ?? named ?? parts[0] ?? 'other';
  const instrument = json.text('instrument') ?? (parts.length > 2 ? (parts[1] ?? '') : '');
  return {
    path,
    mission: mission.slice(0, 40),
    instrument: instrument.slice(0, 40),
    kind: kebabOf(parts.at(-1) ?? ''),
  };
}
