import type { ClosingStep, ClosingView } from '../../../main-services/model/closing.ts';
import type { ImageRecord } from '../../../main-services/model/image.ts';
import type { LogLine } from '../../../main-services/model/log.ts';
import type { AgentView, AlarmView, CommandRecord, MajordomeView } from '../../../main-services/model/operations.ts';
import { at } from './scene.ts';

export function demoAgents(now: number): readonly AgentView[] {
  const lines: readonly (readonly [string, AgentView['state'], string, number, number])[] = [
    ['Environment', 'running', 'asks the PLC every 2 s', 1, 2],
    ['majordome', 'running', 'executes GRB 261216A', 3, 5],
    ['alertManager', 'running', 'listens to the VTP broker', 2, 5],
    ['scheduler', 'running', 'idle', 4, 5],
    ['observation', 'running', 'VIS r 4/12, NIR J 14/40', 0, 5],
    ['analyzer', 'running', '2 images queued', 2, 5],
    ['instruments', 'running', 'reads 4 devices', 1, 2],
    ['nirCameraLink', 'restarting', 'retry 2 of 5', 14, 10],
    ['supervisor', 'running', 'watches 8 agents', 1, 5],
  ];
  return lines.map(([name, state, doing, ageSeconds, periodSeconds]) => ({
    name,
    state,
    periodMs: periodSeconds * 1000,
    lastBeatAt: now - ageSeconds * 1000,
    restarts: state === 'restarting' ? 2 : 0,
    doing,
  }));
}

/** A closing for rain whose telescope is on its way to park. */
export function demoClosing(startedAt: number): ClosingView {
  const steps: readonly (readonly [ClosingStep['step'], string, ClosingStep['state'], string])[] = [
    ['abort', 'Abort exposures', 'done', '2 aborted'],
    ['follow', 'Stop following', 'done', 'the dome follows no more'],
    ['park', 'Park the telescope', 'running', ''],
    ['close', 'Close the dome', 'waiting', ''],
    ['cover', 'Shut the mirror cover', 'waiting', ''],
    ['verify', 'Verify: shut and parked', 'waiting', ''],
  ];
  return {
    cause: 'Rain is reported by WXT520',
    by: 'Majordome',
    startedAt,
    endedAt: null,
    outcome: 'running',
    steps: steps.map(([step, label, state, detail]) => ({
      step,
      label,
      state,
      detail,
      startedAt: state === 'waiting' ? null : startedAt,
      endedAt: state === 'done' ? startedAt : null,
      withinMs: 60_000,
    })),
  };
}

export function demoMajordome(): MajordomeView {
  return {
    state: 'EXECUTING',
    since: at('06:09:40'),
    reason: 'Observing the alert GRB 261216A.',
    execution: {
      sequenceId: 4152,
      requestId: 812,
      name: 'GRB 261216A',
      isAlert: true,
      step: 'exposing',
      startedAt: at('06:09:40'),
      expectedEndAt: at('06:51:30'),
      rightAscensionDegrees: 69.5525,
      declinationDegrees: 11.4103,
      detectors: [
        {
          detector: 'VIS',
          filter: 'r',
          exposureSeconds: 30,
          exposureStartedAt: at('06:12:40'),
          imagesDone: 4,
          imagesTotal: 12,
          note: null,
        },
        {
          detector: 'NIR',
          filter: 'J',
          exposureSeconds: 10,
          exposureStartedAt: at('06:12:45'),
          imagesDone: 14,
          imagesTotal: 40,
          note: null,
        },
      ],
    },
  };
}

const alarm = (part: Partial<AlarmView> & Pick<AlarmView, 'key' | 'severity' | 'message' | 'raisedAt'>): AlarmView => ({
  area: 'environment',
  currentSeverity: part.clearedAt === undefined ? part.severity : 'NONE',
  effect: '',
  guidance: '',
  panel: 'overview',
  clearedAt: null,
  acknowledgedBy: null,
  acknowledgedAt: null,
  count: 1,
  silentSince: null,
  escalatedAt: null,
  shelf: null,
  ...part,
});

export const demoAlarms: readonly AlarmView[] = [
  alarm({
    key: 'camera.nir.temperature',
    area: 'cameras',
    severity: 'WARNING',
    message: 'NIR detector 2.4 K too warm',
    effect: 'Images continue; dark current is above the calibrated range.',
    guidance:
      'Look whether the cryocooler runs (System). If the temperature rises above 85 K, stop NIR exposures; VIS goes on alone.',
    panel: 'system',
    raisedAt: at('06:08:35'),
    count: 3,
  }),
  alarm({
    key: 'sensor.DRD11',
    severity: 'WARNING',
    message: 'Rain detector DRD11 contradicts itself',
    effect: 'It is not counted. Rain is watched by WXT520 and VantagePro.',
    guidance: 'Have the cable and the sensor plate looked at by day. Nothing to do now.',
    panel: 'environment',
    raisedAt: at('03:02:10'),
  }),
  alarm({
    key: 'environment.humidity',
    severity: 'SERIOUS',
    message: 'Humidity 86 %, dome closed',
    effect: 'NGC 1275 interrupted for 30 min.',
    guidance: 'Wait: the dome opens again below 80 % after the hold-off.',
    panel: 'environment',
    raisedAt: at('04:32:04'),
    clearedAt: at('05:02:10'),
    acknowledgedBy: 'operator',
  }),
  alarm({
    key: 'telescope.silent',
    area: 'telescope',
    severity: 'SERIOUS',
    message: 'Telescope did not answer for 40 s',
    effect: 'Observation paused for 7 min.',
    guidance: 'The link came back by itself. If it happens again, restart the mount controller.',
    panel: 'telescope',
    raisedAt: at('05:37:00'),
    clearedAt: at('05:38:20'),
    acknowledgedBy: 'operator',
  }),
];

export const rainAlarm: AlarmView = alarm({
  key: 'environment.rain',
  severity: 'CRITICAL',
  message: 'Rain, dome closed',
  effect: 'WASP-12 interrupted, telescope parked. Nothing to do.',
  guidance: 'The dome opens by itself 30 min after the last rain report, when nothing else holds it shut.',
  panel: 'environment',
  raisedAt: at('08:41:07'),
});

export function demoLog(now: number): readonly LogLine[] {
  const lines: readonly (readonly [number, string, LogLine['level'], string])[] = [
    [3, 'observation', 'info', 'alert_261216A/seq_4152/vis_0003.fits written, 33.6 MB, 0.4 s'],
    [12, 'observation', 'info', 'alert_261216A/seq_4152/nir_0013.fits written, 1.2 MB, 0.1 s'],
    [14, 'supervisor', 'warning', 'NIR camera link: no beat for 14 s, retry 2 of 5'],
    [33, 'analyzer', 'info', 'vis_0002.fits: 214 sources, FWHM 1.31″, limiting magnitude 21.4'],
    [192, 'observation', 'info', 'First exposure VIS r 10 s'],
    [193, 'majordome', 'info', 'On target GRB 261216A, dome in place'],
    [207, 'majordome', 'info', 'WASP-12 aborted for the alert GRB 261216A'],
    [208, 'scheduler', 'info', 'Planning 48 in 0.8 s: 12 planned, 5 rejected'],
    [210, 'alertManager', 'info', 'SVOM eclairs-wakeup sb26121604: observe'],
    [3812, 'environment', 'warning', 'Humidity 79 %, below 80 %: dome may open'],
  ];
  return lines.map(([ageSeconds, agent, level, message], index) => ({
    id: 9000 - index,
    at: now - ageSeconds * 1000,
    agent,
    level,
    message,
  }));
}

type CommandLine = readonly [
  ageSeconds: number,
  by: string,
  device: string,
  command: string,
  ackMs: number | null,
  verifyMs: number | null,
  outcome: CommandRecord['outcome'],
  detail: string,
];

export function demoCommands(now: number): readonly CommandRecord[] {
  const lines: readonly CommandLine[] = [
    [2, 'engineer', 'Telescope', 'go to altitude 62.00° azimuth 152.00°', 40, null, 'acknowledged', '3.7° to go'],
    [17, 'engineer', 'Telescope', 'go to altitude 58.00° azimuth 149.00°', 40, 14_100, 'verified', 'within 0.8″'],
    [
      88,
      'engineer',
      'Dome',
      'open the shutter',
      null,
      null,
      'refused',
      'The Sun is at +12.2°; lights are on in the dome.',
    ],
    [236, 'engineer', 'Dome', 'rotate to 141.0°', 110, 22_600, 'verified', 'within 0.1°'],
    [373, 'engineer', 'PLC', 'LAMP_CONTROL_ROOM off', 30, null, 'not-verified', 'no read-back for 48 s'],
    [1026, 'engineer', 'PLC', 'LAMP_DOME_WHITE on', 30, 1900, 'verified', 'PLC reads on'],
    [8220, 'operator', 'Telescope', 'park', 50, 39_000, 'verified', 'PARKED'],
    [9220, 'majordome', 'Dome', 'close the shutter', null, null, 'failed', 'The dome did not answer within 5 s.'],
  ];
  return lines.map(([ageSeconds, by, device, command, ackMs, verifyMs, outcome, detail], index) => {
    const sent = now - ageSeconds * 1000;
    return {
      id: 700 - index,
      at: sent,
      by,
      device,
      command,
      acknowledgedAt: ackMs === null ? null : sent + ackMs,
      verifiedAt: verifyMs === null ? null : sent + verifyMs,
      outcome,
      detail,
    };
  });
}

export function demoImages(now: number): readonly ImageRecord[] {
  return Array.from({ length: 24 }, (_, index): ImageRecord => {
    const vis = index % 2 === 0;
    return {
      id: 500 - index,
      planId: 91,
      sequenceId: 4152,
      requestName: 'GRB 261216A',
      detector: vis ? 'VIS' : 'NIR',
      filter: vis ? 'r' : 'J',
      exposureSeconds: vis ? 30 : 10,
      startedAt: now - 33_000 - index * 17_000,
      path: `PRODUCED_DATA/alert_261216A_active/seq_4152/${vis ? 'vis' : 'nir'}_${String(12 - Math.floor(index / 2)).padStart(4, '0')}.fits`,
      kind: 'object',
      fwhmArcseconds: vis ? 1.31 : 1.12,
      medianCounts: vis ? 812 : 2040,
      sourceCount: vis ? 214 : 63,
    };
  });
}

/** The ordered closing after a cause that arose at `cause`. */
export function closingCommands(cause: number): readonly CommandRecord[] {
  const record = (id: number, afterMs: number, device: string, command: string, verifyMs: number): CommandRecord => ({
    id,
    at: cause + afterMs,
    by: 'majordome',
    device,
    command,
    acknowledgedAt: cause + afterMs + 40,
    verifiedAt: cause + afterMs + verifyMs,
    outcome: 'verified',
    detail: 'read back',
  });
  return [
    record(804, 1700, 'Dome', 'CLOSE SHUTTER', 71_300),
    record(803, 1650, 'Telescope', 'PARK', 31_400),
    record(802, 1600, 'CameraNIR', 'ABORT', 300),
    record(801, 1600, 'CameraVIS', 'ABORT', 300),
  ];
}
