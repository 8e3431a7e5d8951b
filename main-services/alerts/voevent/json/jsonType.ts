import { kebabOf } from '../kebabOf.ts';
import type { JsonFields } from './JsonFields.ts';
import type { JsonSource } from './jsonSource.ts';

/** The notice type by the names of noticeTypes.ts where a mission's JSON is the same thing as its packets, else "instrument-kind". */
export function jsonType(json: JsonFields, source: JsonSource): string {
  const named = BY_MISSION[source.mission]?.(json, source) ?? null;
  if (named !== null) return named;
  const instrument = source.instrument === '' ? '' : kebabOf(source.instrument);
  return instrument === '' || source.kind.startsWith(instrument) ? source.kind : `${instrument}-${source.kind}`;
}

const BY_MISSION: Readonly<Record<string, (json: JsonFields, source: JsonSource) => string | null>> = {
  SVOM: (json, { instrument, path }) => {
    if (json.text('alert_type') === 'retraction') return 'retraction';
    if (/mxt/i.test(instrument)) return (json.number('record_number') ?? 1) > 1 ? 'mxt-update' : 'mxt-initial';
    if (/^vt$/i.test(instrument)) return 'vt';
    if (/grm/i.test(instrument) && path.includes('trigger')) return 'grm-trigger';
    if (!/eclairs/i.test(instrument)) return null;
    if (/catalog/.test(path) || json.has('catalog_number') || json.has('source_name')) return 'eclairs-catalog';
    const slew = json.text('slew_status')?.replaceAll('-', '_');
    if (slew === 'accepted') return 'slewing';
    return slew === 'rejected' ? 'not-slewing' : 'eclairs-wakeup';
  },
  Swift: (_, { instrument, path }) => (/guano/i.test(`${instrument} ${path}`) ? 'bat-guano' : null),
  Fermi: (json, { instrument }) => {
    const subtype = json.text('notice_subtype')?.toLowerCase() ?? '';
    const kind = /alert|flight|ground|final/.exec(subtype)?.[0];
    return kind === undefined ? null : `${kebabOf(instrument)}-${kind}`;
  },
  IceCube: (json, { path }) => {
    if (/cascade/i.test(json.text('alert_topology') ?? '')) return 'cascade';
    if (!/gold|bronze|single_neutrino/.test(path)) return null;
    return /gold/i.test(json.text('pipeline') ?? json.text('notice_type') ?? '')
      ? 'astrotrack-gold'
      : 'astrotrack-bronze';
  },
};
