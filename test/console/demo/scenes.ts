import type { StateTopics } from '../../../electron/ipc/contract/topics.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { floodAlarms, longAlarms, shelvedAlarms } from './alarms.ts';
import { askedAlerts, demoSources, fakeAlerts, manyAlerts, retractedAlerts } from './alertScenes.ts';
import { demoAlerts } from './alerts.ts';
import { type DemoWeather, demoEnvironment } from './environment.ts';
import { demoInstruments } from './instruments.ts';
import { demoNight, demoNightAfter, demoSky } from './night.ts';
import {
  closingCommands,
  demoAgents,
  demoAlarms,
  demoClosing,
  demoCommands,
  demoImages,
  demoLog,
  demoMajordome,
  rainAlarm,
} from './operations.ts';
import { demoLost, demoPlanning } from './planning.ts';
import { demoRequests, demoTasks } from './requests.ts';
import { at, type Scene } from './scene.ts';

const expert = {
  id: 2,
  username: 'operator',
  email: 'operator@observatory.example',
  role: 'expert',
  validated: true,
  quotaSeconds: 0,
} as const;

const place = { x: 0, y: 0, width: 1920, height: 1080 };
const twoWindows: StateTopics['windows'] = [
  { id: 'main', view: 'overview', panel: null, place },
  { id: 'w2', view: 'telescope', panel: null, place: { ...place, x: 1920 } },
];

function scene(
  now: number,
  weather: DemoWeather,
  different: Partial<StateTopics>,
  interlocks: Scene['interlocks'] = {},
): Scene {
  return {
    interlocks,
    feeds: {
      log: demoLog(now),
      commands: weather !== 'fair' ? closingCommands(at('08:41:07')) : demoCommands(now),
      images: demoImages(now),
    },
    state: {
      time: { now, wall: 0, speed: 0, simulated: true },
      site: SAN_PEDRO_MARTIR,
      night: demoNight,
      sky: demoSky,
      environment: demoEnvironment(now, weather),
      instruments: demoInstruments(now),
      control: { mode: 'AUTO', holder: null, holderWindow: null, since: at('00:10:00') },
      session: { user: expert, role: 'expert' },
      majordome: demoMajordome(),
      planning: demoPlanning,
      planner: { phase: 'idle', trigger: 'alert GRB 261216A', fraction: 1, gap: 0.004 },
      requests: demoRequests,
      alerts: demoAlerts,
      alertSources: demoSources(Date.now()),
      agents: demoAgents(now),
      alarms: demoAlarms,
      annunciation: { sound: null, mutedUntil: null, mutedBy: null, flood: null },
      tasks: demoTasks(now),
      system: {
        version: '0.1.0',
        shell: 'Electron 45, Chromium 150',
        shellNote: null,
        database: 'SQLite',
        databaseLatencyMs: 3,
        loopDelayMs: 2,
        loopWorstMs: 11,
        dataDirectory: '/data/pyros',
        freeDiskBytes: 412e9,
      },
      nightlog: {
        closures: [{ cause: 'Humidity 86 %', at: at('04:32:04'), closedAt: at('04:32:46') }],
        lost: demoLost,
      },
      windows: [{ id: 'main', view: 'overview', panel: null, place: { x: 0, y: 0, width: 1920, height: 1080 } }],
      theme: 'dark',
      shutdown: null,
      ...different,
    },
  };
}

const RAIN = at('08:43:31');
const MANUAL = at('23:31:08');

/** Closed and parked because of rain. */
const afterClosing: Partial<StateTopics> = {
  sky: { ...demoSky, at: RAIN, sunAltitudeDegrees: -73.6, moonAltitudeDegrees: -24, localSiderealHours: 6.695 },
  instruments: demoInstruments(RAIN, {
    telescope: { state: 'PARKED', altitudeDegrees: 90, azimuthDegrees: 0, coverOpen: false },
    dome: { shutter: 'CLOSED', shutterPercent: 0, azimuthDegrees: 180 },
    cameras: { state: 'IDLE', remainingSeconds: 0 },
  }),
  majordome: {
    state: 'SECURED',
    since: at('08:41:07'),
    reason: 'Closed because of rain; opens at 09:12:55 at the earliest.',
    execution: null,
  },
  alarms: [rainAlarm, ...demoAlarms],
  nightlog: {
    closures: [
      { cause: 'Humidity 86 %', at: at('04:32:04'), closedAt: at('04:32:46') },
      { cause: 'Rain 1.2 mm/h, WXT520 alone', at: at('08:41:07'), closedAt: at('08:42:20') },
    ],
    lost: [...demoLost, { cause: 'Rain', start: at('08:41:07'), end: null }],
  },
};

const MANUAL_INTERLOCKS = {
  'dome.open': ['The Sun is at +12.0°, it must be under −1°.', 'Lights are on in the dome.'],
  'telescope.setCover': ['The Sun is up.'],
  'telescope.slewTo': ['The target is 11.5° from the Sun, the limit is 45°.'],
};

/** The instants that can be looked at. */
export const SCENES = {
  /** 06:12:47: a burst is observed, everything in order but the NIR camera. */
  burst: scene(at('06:12:47'), 'fair', {}),
  /** 06:12:47: the operator who holds the telescope is asked about a burst. */
  burstAsked: scene(at('06:12:47'), 'fair', {
    alerts: askedAlerts(at('06:12:47')),
    control: {
      mode: 'MAN',
      holder: 'operator',
      holderWindow: 'main',
      since: at('06:02:10'),
      request: null,
      refused: null,
    },
  }),
  /** The burst under observation was taken back; a fake is observed; three hundred bursts; none yet. */
  retracted: scene(at('06:12:47'), 'fair', { alerts: retractedAlerts }),
  fake: scene(at('06:12:47'), 'fair', {
    alerts: fakeAlerts,
    session: { user: { ...expert, username: 'chief', role: 'admin' }, role: 'admin' },
  }),
  bursts300: scene(at('06:12:47'), 'fair', { alerts: manyAlerts }),
  quiet: scene(at('06:12:47'), 'fair', { alerts: [] }),
  /** 08:43:31: it rains; closed, parked. */
  rain: scene(RAIN, 'raining', afterClosing),
  /** 08:41:19: it has just begun to rain; the telescope is on its way to park. */
  closing: scene(at('08:41:19'), 'raining', {
    ...afterClosing,
    majordome: {
      state: 'SECURED',
      since: at('08:41:07'),
      reason: 'Rain is reported by WXT520',
      execution: null,
      closing: demoClosing(at('08:41:07')),
    },
  }),
  /** The same when the rain is over: the hold-off counts down. */
  holdoff: scene(RAIN, 'waiting', afterClosing),
  /** 08:43:31: the PLC has been silent for 41 s. */
  lost: scene(RAIN, 'lost', afterClosing),
  /** 06:12:47: two hundred alarms in ten minutes. */
  flood: scene(at('06:12:47'), 'fair', {
    alarms: floodAlarms,
    annunciation: { sound: null, mutedUntil: null, mutedBy: null, flood: { since: at('06:04:12'), alarms: 200 } },
  }),
  /** 06:12:47: alarms put aside, sounds silenced. */
  shelved: scene(at('06:12:47'), 'fair', {
    alarms: shelvedAlarms,
    annunciation: { sound: null, mutedUntil: at('06:16:59'), mutedBy: 'operator', flood: null },
  }),
  /** 06:12:47: alarms whose words do not fit. */
  wordy: scene(at('06:12:47'), 'fair', { alarms: longAlarms }),
  /** 23:31:08: by day an engineer moves the telescope by hand. */
  manual: scene(
    MANUAL,
    'fair',
    {
      sky: {
        ...demoSky,
        at: MANUAL,
        phase: 'day',
        sunAltitudeDegrees: 12,
        sunAzimuthDegrees: 232,
        moonAltitudeDegrees: 41,
        moonAzimuthDegrees: 150,
        localSiderealHours: 21.463,
      },
      night: demoNightAfter,
      control: { mode: 'MAN', holder: 'engineer', holderWindow: 'main', since: at('23:14:02') },
      session: { user: { ...expert, username: 'engineer' }, role: 'expert' },
      majordome: { state: 'DAY', since: at('14:34:00'), reason: 'It is day.', execution: null },
      alarms: demoAlarms.map((alarm) => ({ ...alarm, acknowledgedBy: 'operator' })),
      instruments: demoInstruments(MANUAL, {
        telescope: { state: 'SLEWING', altitudeDegrees: 58.31, azimuthDegrees: 149.87, coverOpen: false },
        dome: { shutter: 'CLOSED', shutterPercent: 0, azimuthDegrees: 141, targetAzimuthDegrees: 141 },
        cameras: { state: 'IDLE', remainingSeconds: 0 },
        rotator: { angleDegrees: 181.4, moving: true },
        lights: { LAMP_DOME_WHITE: true, LAMP_DOME_RED: false, LAMP_FLAT_CAGIRE: false, LAMP_CONTROL_ROOM: null },
      }),
    },
    MANUAL_INTERLOCKS,
  ),
  /** 06:12:47: another window asks this one for control. */
  handover: scene(at('06:12:47'), 'fair', {
    majordome: { state: 'PASSIVE', since: at('06:01:00'), reason: 'Manual control.', execution: null },
    windows: twoWindows,
    control: {
      mode: 'MAN',
      holder: 'operator',
      holderWindow: 'main',
      since: at('06:01:00'),
      request: { by: 'chief', windowId: 'w2', askedAt: at('06:12:40'), endsAtWall: Date.now() + 24_000 },
    },
  }),
  /** 06:12:47: another window holds control; an administrator looks on. */
  watching: scene(at('06:12:47'), 'fair', {
    windows: twoWindows,
    session: { user: { ...expert, username: 'chief', role: 'admin' }, role: 'admin' },
    control: {
      mode: 'MAN',
      holder: 'operator',
      holderWindow: 'w2',
      since: at('06:01:00'),
      refused: { windowId: 'main', outcome: 'unanswered', at: at('06:12:00') },
    },
  }),
  /** Nobody logged in, nothing read yet: what a first start looks like. */
  blank: {
    ...scene(at('06:12:47'), 'fair', {
      night: null,
      sky: null,
      environment: null,
      instruments: null,
      majordome: null,
      planning: null,
      planner: null,
      requests: [],
      alerts: [],
      alertSources: [],
      agents: [],
      alarms: [],
      tasks: [],
      session: { user: null, role: 'viewer' },
      nightlog: { closures: [], lost: [] },
    }),
    feeds: { log: [], commands: [], images: [] },
  },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;
