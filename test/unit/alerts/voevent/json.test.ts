import { describe, expect, it } from 'vitest';
import { NoticeRefused } from '../../../../main-services/alerts/voevent/NoticeRefused.ts';
import { readNotice } from '../../../../main-services/alerts/voevent/readNotice.ts';
import { jsonNotice } from '../notices.ts';

const TIMES = { alert_datetime: '2026-05-11T06:05:00Z', trigger_time: '2026-05-11T06:00:00' };
const PLACE = { ra: 200, dec: 20, ra_dec_error: 0.05 };
const position = { raDegrees: 200, decDegrees: 20, errorDegrees: 0.05 };
const T0 = Date.parse('2026-05-11T06:00:00Z');

/** Fields as in the examples of github.com/nasa-gcn/gcn-schema. */
const NOTICES: readonly (readonly [string, string, object, object])[] = [
  [
    'Einstein Probe, which dates nothing but the burst',
    'einstein_probe/wxt/alert',
    { instrument: 'WXT', id: ['01709259773'], trigger_time: '2026-05-11T06:00:00Z', ...PLACE, image_snr: 7 },
    {
      mission: 'Einstein Probe',
      type: 'wxt-alert',
      burst: '01709259773',
      issuedAt: null,
      triggerAt: T0,
      position,
      significance: 7,
    },
  ],
  [
    'Swift XRT, whose id is a number',
    'swift/xrt/position',
    { mission: 'SWIFT', instrument: 'XRT', id: 1253910, ...TIMES, ...PLACE },
    { mission: 'Swift', type: 'xrt-position', burst: '1253910', position },
  ],
  [
    'Swift GUANO',
    'swift/bat/Guano',
    { mission: 'Swift', instrument: 'BAT-GUANO', id: ['694215995'], ...TIMES, ...PLACE, classification: { GRB: 1 } },
    { type: 'bat-guano', doubts: [] },
  ],
  [
    'a retraction without citations',
    'swift/bat/Guano',
    { mission: 'Swift', instrument: 'BAT-GUANO', id: ['694215995'], alert_type: 'retraction', ...TIMES },
    { isRetraction: true, retracts: ['694215995'], position: null },
  ],
  [
    'a lost star lock',
    'swift/bat/position',
    { instrument: 'BAT', id: '1220155', ...TIMES, ...PLACE, star_tracker_locked: false },
    { type: 'bat-position', disowned: true, position: null, positionNote: expect.stringMatching(/star lock/) },
  ],
  [
    'a test of SVOM',
    'svom/trigger',
    {
      instrument: 'ECLAIRs',
      id: ['sb24022203'],
      alert_tense: 'test',
      slew_status: 'not_requested',
      ...TIMES,
      ...PLACE,
    },
    { mission: 'SVOM', type: 'eclairs-wakeup', role: 'test' },
  ],
  ['SVOM slewing', 'svom/trigger', { instrument: 'ECLAIRs', slew_status: 'accepted', ...TIMES }, { type: 'slewing' }],
  ['SVOM not slewing', 'svom/trigger', { instrument: 'ECLAIRs', slew_status: 'rejected' }, { type: 'not-slewing' }],
  ['SVOM GRM', 'svom/trigger', { instrument: 'GRM' }, { type: 'grm-trigger' }],
  ['SVOM MXT', 'svom/mxt/localization', { instrument: 'MXT', ...PLACE }, { type: 'mxt-initial' }],
  [
    'Fermi final, an ellipse',
    'fermi/gbm/trigger',
    {
      instrument: 'GBM',
      id: ['745121685', 'bn240812094'],
      notice_subtype: 'FINAL_POSITION',
      ra: 29,
      dec: -63,
      ra_dec_error: [1, 3, 40],
    },
    { type: 'gbm-final', burst: '745121685', position: { raDegrees: 29, decDegrees: -63, errorDegrees: 3 } },
  ],
  [
    'IceCube gold',
    'icecube/gold_bronze_track_alerts',
    { mission: 'IceCube', pipeline: 'Gold Track Alert', id: ['137840_57034692'], ...PLACE },
    { type: 'astrotrack-gold', burst: '137840_57034692' },
  ],
  [
    'only a sky map',
    'fermi/gbm/trigger',
    { instrument: 'GBM', id: ['1'], healpix_url: 'https://x/map.fits' },
    { position: null, skyMapUrl: 'https://x/map.fits', positionNote: expect.stringMatching(/map\.fits/) },
  ],
  ['an injected signal', 'einstein_probe/wxt/alert', { alert_tense: 'injection', ...PLACE }, { role: 'test' }],
  ['a commanded pointing', 'swift/pointing', { alert_tense: 'commanded', ...PLACE }, { role: 'utility' }],
  [
    'something of the past',
    'einstein_probe/wxt/alert',
    { alert_tense: 'archival', classification: { Star: 0.9, GRB: 0.1 }, ...PLACE },
    { doubts: [expect.stringMatching(/archive/), expect.stringMatching(/"Star" with 90 %/)] },
  ],
  ['position 0, 0', 'einstein_probe/wxt/alert', { ra: 0, dec: 0, ra_dec_error: 0 }, { position: null }],
  ['radius −1', 'einstein_probe/wxt/alert', { ...PLACE, ra_dec_error: -1 }, { position: null }],
  ['beyond the sky', 'einstein_probe/wxt/alert', { ...PLACE, dec: 95 }, { position: null }],
  ['words for numbers', 'einstein_probe/wxt/alert', { ra: '200', dec: null, ra_dec_error: {} }, { position: null }],
  ['a mission of the future', 'blackcat/xray_transient_alert', { id: ['x1'] }, { mission: 'blackcat', burst: 'x1' }],
  ['fillers for an id', 'einstein_probe/wxt/alert', { id: ['0', -1, ''] }, { burst: expect.stringMatching(/^ivo:/) }],
];

describe("GCN's JSON", () => {
  it.each(NOTICES)('%s', (_, schema, fields, expected) => {
    expect(readNotice(jsonNotice(schema, fields))).toMatchObject(expected);
  });

  it('the same bytes are one notice, other bytes another', () => {
    const [one, two] = [jsonNotice('svom/trigger', TIMES), jsonNotice('svom/trigger', { ...TIMES, id: 'x' })];
    expect(readNotice(one).ivorn).toBe(readNotice(Buffer.from(one)).ivorn);
    expect(readNotice(one).ivorn).not.toBe(readNotice(two).ivorn);
  });

  it.each([
    ['S181101ab', 'UPDATE', { type: 'update', role: 'observation', position: null, isRetraction: false }],
    ['MS181101ab', 'EARLY_WARNING', { type: 'early-warning', role: 'test' }],
    ['S181101ab', 'EARLYWARNING', { type: 'early-warning' }],
    ['S181101ab', 'RETRACTION', { type: 'retraction', isRetraction: true, retracts: ['S181101ab'] }],
  ])("LVK's own: %s %s", (superevent_id, alert_type, expected) => {
    const json = {
      superevent_id,
      alert_type,
      time_created: '2018-11-01T22:36:25Z',
      event: { time: '2018-11-01T22:22:46.654Z' },
    };
    const notice = readNotice(Buffer.from(`\ufeff ${JSON.stringify(json)}`));
    expect(notice).toMatchObject({ mission: 'LVK', burst: superevent_id, ...expected });
  });

  it.each([
    ['a circular', '{"$schema":"https://gcn.nasa.gov/schema/v4.1.0/gcn/circulars.schema.json"}', /no notice/],
    ['a heartbeat', '{"$schema":"https://gcn.nasa.gov/schema/v4.1.0/gcn/heartbeat.schema.json"}', /heartbeat/],
    ['anything', '{"foo":1}', /not given/],
    ['a list', '[1]', /not an object/],
    ['half of one', '{"a":', /not well-formed JSON/],
    ['deep nesting', '['.repeat(100_000), /levels deep/],
    ['Latin-1', Buffer.from('{"a":"\u00e9"}', 'latin1'), /UTF-8/],
    ['9 MB', Buffer.alloc(9 * 1024 * 1024, '{'), /9437184 bytes/],
  ])('refuses %s', (_, input, reason) => {
    const read = () => readNotice(Buffer.from(input));
    expect(read).toThrow(NoticeRefused);
    expect(read).toThrow(reason);
  });
});
