import type { AlarmArea, AlarmSeverity, AlarmTransition, AlarmView } from '../../../main-services/model/alarm.ts';
import { demoAlarms, rainAlarm } from './operations.ts';
import { at } from './scene.ts';

const NOW = at('06:12:47');
const MINUTE_MS = 60_000;

const base = (key: string, area: AlarmArea, severity: AlarmSeverity, message: string, raisedAt: number): AlarmView => ({
  key,
  area,
  severity,
  currentSeverity: severity,
  message,
  effect: 'Observing is paused.',
  guidance: 'Check its power and its network line; it is taken back as soon as it answers.',
  panel: 'telescope/devices',
  raisedAt,
  clearedAt: null,
  acknowledgedBy: null,
  acknowledgedAt: null,
  count: 1,
  silentSince: null,
  escalatedAt: null,
  shelf: null,
});

const AREAS: readonly AlarmArea[] = ['environment', 'dome', 'telescope', 'cameras', 'agents', 'site', 'system'];

/** Two hundred alarms within ten minutes: a network switch has died. */
export const floodAlarms: readonly AlarmView[] = Array.from({ length: 200 }, (_, i) => {
  const area = AREAS[(i * i) % AREAS.length] ?? 'system';
  const severity = i === 0 || i === 120 ? 'CRITICAL' : i % 6 === 0 ? 'SERIOUS' : 'WARNING';
  const raisedAt = NOW - 9 * MINUTE_MS + i * 2500;
  const alarm = base(`${area}:${i}`, area, severity, `${area} unit ${i + 1} does not answer`, raisedAt);
  if (i === 0)
    return {
      ...alarm,
      key: 'closing:dome',
      area: 'dome',
      message: 'Closing: the dome is not verified shut (stuck at 40 %)',
      effect: 'The mirror may be in danger.',
      guidance: 'Look at the dome camera, close by hand or by the pendant, and call the engineer on duty.',
      panel: 'telescope/dome',
      escalatedAt: NOW - 2 * MINUTE_MS,
    };
  if (i % 5 === 1) return { ...alarm, currentSeverity: 'NONE', clearedAt: raisedAt + 20_000 };
  if (i % 7 === 2) return { ...alarm, acknowledgedBy: 'operator', acknowledgedAt: raisedAt + 60_000 };
  if (i % 31 === 3) return { ...alarm, silentSince: NOW - MINUTE_MS };
  return { ...alarm, count: 1 + (i % 4) };
});

/** Quiet but for what was put aside. */
export const shelvedAlarms: readonly AlarmView[] = [
  {
    ...base('device:CameraNIR', 'cameras', 'WARNING', 'CameraNIR does not answer', at('05:58:10')),
    effect: 'The night goes on without it.',
    shelf: {
      by: 'operator',
      at: at('06:01:00'),
      until: at('07:01:00'),
      reason: 'the detector is being warmed up for the vacuum pump',
      severity: 'WARNING',
    },
  },
  {
    ...base('sensor:DRD11:rain', 'environment', 'NONE', 'DRD11 is suspected of a fault', at('03:02:10')),
    currentSeverity: 'NONE',
    clearedAt: at('04:00:00'),
    shelf: { by: 'ana', at: at('03:10:00'), until: at('14:00:00'), reason: 'cable on order', severity: 'WARNING' },
  },
  ...demoAlarms.filter((alarm) => alarm.acknowledgedBy !== null),
];

/** Words that do not fit anywhere. */
export const longAlarms: readonly AlarmView[] = [
  {
    ...rainAlarm,
    key: 'closing:telescope',
    severity: 'CRITICAL',
    message:
      'Closing: the telescope is not parked (the mount answered "E_AXIS_2_ENCODER_MISMATCH between motor and load side, 14.2° apart" three times and then nothing more); the dome closes anyway',
    effect:
      'The mirror may be in danger, the slit closes over a telescope that points at the western horizon, and nothing of what was planned for the rest of the night can be observed until somebody has looked.',
    guidance:
      'Look at the dome camera first. If the tube is inside the slit, press STOP, then drive the dome by its pendant until it is clear, and close it. Park the telescope by its hand paddle at 10 % speed only, watching the cables. Do not clear the encoder fault before the engineer on duty has been called: the number is beside the door and in the night log. Afterwards release control to AUTO.',
    raisedAt: at('06:05:00'),
  },
  ...demoAlarms,
];

const line = (
  id: number,
  time: string,
  kind: AlarmTransition['kind'],
  severity: AlarmSeverity,
  message: string,
  by: string | null = null,
  detail = '',
): AlarmTransition => ({ id, at: at(time), key: 'demo', area: 'environment', kind, severity, message, by, detail });

export const demoHistory: readonly AlarmTransition[] = [
  line(12, '06:08:35', 'raised', 'WARNING', 'NIR detector 2.4 K too warm'),
  line(11, '05:39:02', 'acknowledged', 'SERIOUS', 'Telescope did not answer for 40 s', 'operator'),
  line(10, '05:38:20', 'cleared', 'SERIOUS', 'Telescope did not answer for 40 s'),
  line(9, '05:37:30', 'muted', 'NONE', 'All alarms', 'operator'),
  line(8, '05:37:00', 'raised', 'SERIOUS', 'Telescope did not answer for 40 s'),
  line(7, '05:02:10', 'cleared', 'SERIOUS', 'Humidity 86 %, dome closed'),
  line(6, '04:40:00', 'acknowledged', 'SERIOUS', 'Humidity 86 %, dome closed', 'operator'),
  line(5, '04:34:00', 'worse', 'SERIOUS', 'Humidity 86 %, dome closed'),
  line(4, '04:32:04', 'raised', 'WARNING', 'Humidity 84 %'),
  line(3, '03:10:00', 'shelved', 'WARNING', 'DRD11 is suspected of a fault', 'ana', 'cable on order'),
  line(2, '03:07:10', 'escalated', 'SERIOUS', 'PLC: no contact', null, 'Nobody has acknowledged it.'),
  line(1, '03:02:10', 'raised', 'WARNING', 'DRD11 is suspected of a fault'),
];
