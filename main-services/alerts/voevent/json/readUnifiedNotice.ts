import { judgePosition, type PositionReading, without } from '../judgePosition.ts';
import type { Notice } from '../Notice.ts';
import { NoticeRefused } from '../NoticeRefused.ts';
import { trueId } from '../params.ts';
import { parseUtc } from '../parseUtc.ts';
import type { Role } from '../VoEvent.ts';
import type { JsonFields } from './JsonFields.ts';
import { jsonDoubts } from './jsonDoubts.ts';
import { jsonIvorn } from './jsonIvorn.ts';
import { jsonSource } from './jsonSource.ts';
import { jsonType } from './jsonType.ts';

/** What alert_tense makes of it (gcn.nasa.gov/schema, core/Alert). */
const ROLES: Readonly<Record<string, Role>> = {
  test: 'test',
  injection: 'test',
  planned: 'utility',
  commanded: 'utility',
};

/**
 * Reads a notice of GCN's unified JSON schema.
 * @throws NoticeRefused when it is some other JSON
 */
export function readUnifiedNotice(json: JsonFields, bytes: Uint8Array): Notice {
  const source = jsonSource(json);
  if (source === null) {
    const schema = json.text('$schema')?.slice(0, 120);
    throw new NoticeRefused('not-voevent', `The JSON is no notice: its schema is ${schema ?? 'not given'}.`);
  }
  const type = jsonType(json, source);
  const ids = [...json.texts('id'), ...json.texts('event_name'), ...json.texts('ref_ID')];
  const burst =
    ids
      .map(trueId)
      .find((id) => id !== null)
      ?.slice(0, 120) ?? null;
  const isRetraction = json.text('alert_type')?.toLowerCase() === 'retraction';
  const lostLock = json.flag('star_tracker_locked') === false;
  const place = lostLock ? without('The satellite had lost its star lock: the position is spurious.') : position(json);
  const ivorn = jsonIvorn(source.path, burst, bytes);
  return {
    ivorn,
    mission: source.mission,
    type,
    burst: burst ?? ivorn,
    hasBurstNumber: burst !== null,
    role: ROLES[json.text('alert_tense')?.toLowerCase() ?? ''] ?? 'observation',
    fake: false,
    standard: true,
    authorIvorn: null,
    issuedAt: parseUtc(json.text('alert_datetime')),
    triggerAt: parseUtc(json.text('trigger_time')) ?? parseUtc(json.text('observation_start')),
    expiresAt: null,
    position: place.position,
    positionNote: place.note,
    skyMapUrl: json.text('healpix_url'),
    isRetraction,
    retracts: isRetraction ? [burst ?? ivorn] : [],
    cites: [],
    disowned: lostLock,
    doubts: jsonDoubts(json),
    significance: json.number('image_snr') ?? (json.number('rate_snr') || json.number('snr')),
  };
}

function position(json: JsonFields): PositionReading {
  const place = json.number('ra') === null ? json.inside('localization') : json;
  const [ra, dec] = [place.number('ra'), place.number('dec')];
  if (ra === null || dec === null) {
    const url = json.text('healpix_url');
    if (url !== null) return without(`The notice carries no point position; its sky map is at ${url.slice(0, 200)}.`);
    return without(`The notice carries no position${json.has('healpix_file') ? ' but a sky map' : ''}.`);
  }
  // [a, b, position angle] is an ellipse; its longer half axis counts.
  const [a, b] = place.numbers('ra_dec_error');
  const radius = a ?? place.number('position_a_error');
  return judgePosition(ra, dec, radius === null ? null : Math.max(radius, b ?? radius));
}
