import { kebabOf } from '../kebabOf.ts';
import { LVK_TEST_NAME } from '../missions/lvk.ts';
import type { Notice } from '../Notice.ts';
import { parseUtc } from '../parseUtc.ts';
import type { JsonFields } from './JsonFields.ts';
import { jsonIvorn } from './jsonIvorn.ts';

const TYPES: Readonly<Record<string, string>> = { earlywarning: 'early-warning' };

/** Reads an alert of LVK's own JSON (topic igwn.gwalert; emfollow.docs.ligo.org/userguide). Its sky map is inside. */
export function readGwAlert(json: JsonFields, name: string, bytes: Uint8Array): Notice {
  const word = kebabOf(json.text('alert_type') ?? '');
  const type = TYPES[word.replaceAll('-', '')] ?? word;
  const event = json.inside('event');
  const url = json.inside('urls').text('gracedb');
  const isRetraction = type === 'retraction';
  const burst = name.slice(0, 120);
  return {
    ivorn: jsonIvorn('igwn/gwalert', burst, bytes),
    mission: 'LVK',
    type,
    burst,
    hasBurstNumber: true,
    role: LVK_TEST_NAME.test(name) ? 'test' : 'observation',
    fake: false,
    standard: true,
    authorIvorn: null,
    issuedAt: parseUtc(json.text('time_created')),
    triggerAt: parseUtc(event.text('time')),
    expiresAt: null,
    position: null,
    positionNote: `A gravitational wave has no point position${url === null ? '' : `; it is described at ${url.slice(0, 200)}`}.`,
    skyMapUrl: null,
    isRetraction,
    retracts: isRetraction ? [burst] : [],
    cites: [],
    disowned: false,
    doubts: event.flag('significant') === false ? ['LVK does not call it significant.'] : [],
    significance: null,
  };
}
