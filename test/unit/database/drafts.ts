import type { Alert, AlertNotice } from '../../../main-services/model/alert.ts';
import type { RuleState, SiteSynthesis, WeatherSynthesis } from '../../../main-services/model/environment.ts';
import type { RuleRecord } from '../../../main-services/model/environmentHistory.ts';
import type { SettledRequestDraft } from '../../../main-services/model/requestDraft.ts';

export const EVENING = Date.UTC(2026, 11, 16, 2, 30, 0, 123);
const HOUR_MS = 3_600_000;

export const SEQUENCE: SettledRequestDraft['sequences'][number] = {
  name: 'M31 core',
  rightAscensionDegrees: 10.684708,
  declinationDegrees: 41.26875,
  priorityOffset: -2,
  durationSeconds: 630.5,
  overheadSeconds: 30,
  windows: [
    { start: EVENING, end: EVENING + HOUR_MS + 7 },
    { start: EVENING + 5 * HOUR_MS, end: EVENING + 6 * HOUR_MS },
  ],
  preferredAt: EVENING + 1001,
  mayMoveEarlierSeconds: 600,
  mayMoveLaterSeconds: 1234.5,
  mandatory: true,
  reportNights: 2,
  minimumMoonDistanceDegrees: 30,
  maximumAirmass: 2.5,
  albums: [
    {
      detector: 'VIS',
      plans: [
        { name: 'g', filter: 'g', exposureSeconds: 30.5, imageCount: 4, ditherArcseconds: 5 },
        { name: 'r', filter: 'r', exposureSeconds: 60, imageCount: 2, ditherArcseconds: 0 },
      ],
    },
    {
      detector: 'NIR',
      plans: [{ name: 'J', filter: 'J', exposureSeconds: 10, imageCount: 20, ditherArcseconds: 0 }],
    },
  ],
};

export const DRAFT: SettledRequestDraft = {
  name: 'Andromède — δ ★ 仙女座',
  userName: 'astronomer',
  programmeName: 'AGN',
  isAlert: false,
  nightDate: '2026-12-15',
  allOrNothing: true,
  sequences: [SEQUENCE, { ...SEQUENCE, name: 'M31 halo', preferredAt: null, windows: [], reportNights: 0 }],
};

export const ALERT: Omit<Alert, 'id' | 'notices'> = {
  burstId: 'sb26121601',
  name: 'GRB 261216A',
  mission: 'SVOM',
  requestId: null,
  rightAscensionDegrees: 120.5,
  declinationDegrees: -3.25,
  errorDegrees: 0.1,
  decision: 'observe',
  reasons: ['Bright.', 'High in the sky.'],
  retracted: false,
  fake: false,
  createdAt: EVENING,
  chain: {
    triggerAt: EVENING - 20_000,
    receivedAt: EVENING,
    decidedAt: null,
    slewCommandedAt: null,
    onTargetAt: null,
    firstExposureAt: null,
    slewLatencyMs: null,
  },
};

export const NOTICE: Omit<AlertNotice, 'id' | 'alertId'> = {
  ivorn: 'ivo://org.svom/fsc#sb26121601_eclairs-wakeup',
  mission: 'SVOM',
  type: 'eclairs-wakeup',
  role: 'observation',
  receivedAt: EVENING,
  source: 'vtp 127.0.0.1:8099',
  decision: 'observe',
  reasons: ['Bright.'],
};

export function weatherAt(updated: number, change: Partial<WeatherSynthesis> = {}): WeatherSynthesis {
  const usual = { humidity: 40, wind: 3, windDir: 270, temperature: 5, pressure: 730, rain: 0, cloud: -30 };
  return { globalStatus: 'OK', updated, ...usual, ...change };
}

export function siteAt(updated: number): SiteSynthesis {
  return {
    globalStatus: 'OK',
    updated,
    lights: 'off',
    dome: 'open',
    doors: 'closed',
    temperature: null,
    shutter: 'open',
    pressure: 730.5,
    humidity: 41,
  };
}

export function ruleAt(at: number, change: Partial<RuleState> = {}): RuleRecord {
  const state: RuleState = {
    rule: 'rain',
    label: 'Rain',
    value: 1.5,
    unit: 'mm/h',
    interpretation: 'raining',
    mustSecure: false,
    decision: 'allow',
    reason: 'It is dry.',
    securesAt: 'any rain',
    opensAt: 'dry',
    holdOffMs: 600_000,
    limit: 0,
    readingAt: at - 500,
    sensors: ['DRD11', 'WXT520'],
    reopensAt: null,
    ...change,
  };
  return { at, state };
}
