import { DEVICE_NAMES, type DeviceName, isPyrosDevice, REQUIRED_DEVICES } from '../../../devices/deviceNames.ts';
import { DRIVERS } from '../../../devices/drivers.ts';
import { completeInstruction } from '../../../devices/grammar/completeInstruction.ts';
import { GrammarError } from '../../../devices/grammar/GrammarError.ts';
import { parseInstructions } from '../../../devices/grammar/parseInstructions.ts';
import { NOT_FITTED, pyrosSetting } from '../../../devices/pyrosSettings.ts';
import type { InstructionHelp } from '../../../electron/ipc/contract/instructions.ts';
import type { AuditRecord } from '../../../main-services/model/audit.ts';
import type { DeviceStatusRecord } from '../../../main-services/model/deviceHistory.ts';
import type { EquipmentView, WireFrame } from '../../../main-services/model/equipment.ts';
import type { InstructionAnswer } from '../../../main-services/model/instruction.ts';
import type { Scene } from './scene.ts';

/** The devices as they are set: a camera lost, the telescope on INDI, the dome blocked by what runs. */
function equipment(scene: Scene): readonly EquipmentView[] {
  const now = scene.state.time.now;
  const running = scene.state.majordome?.execution?.name;
  return DEVICE_NAMES.map((device, index) => {
    const lost = device === 'CameraNIR';
    const indi = device === 'Telescope';
    const connected = { connected: true, since: now - 3_600_000, lastReplyAt: now - 900, fault: null };
    const gone = {
      connected: false,
      since: now - 48_000,
      lastReplyAt: now - 49_000,
      fault: 'CameraNIR: connect ECONNREFUSED 10.1.4.22:5002',
    };
    const setting = isPyrosDevice(device) ? pyrosSetting({ host: '127.0.0.1', port: 5000 + index }) : NOT_FITTED;
    const fitted = setting.driver !== 'none';
    const absent = { connected: false, since: 0, lastReplyAt: null, fault: 'not fitted' };
    return {
      device,
      setting: indi
        ? { ...setting, driver: 'indi', host: '10.1.4.7', port: 7624, settings: { device: 'LX200 OnStep' } }
        : setting,
      simulated: fitted && !indi && !lost,
      blocking: ['Telescope', 'Dome', 'PLC'].includes(device),
      refusals: running ? [`"${running}" is being observed: take control (MAN) first, it ends then.`] : [],
      link: lost ? gone : fitted ? connected : absent,
      quality: {
        latencyMedianMs: lost || !fitted ? null : 1.2 + index * 3.4,
        latencyWorstMs: lost || !fitted ? null : 48 + index * 61,
        questions: lost ? 112 : !fitted ? 0 : 48_211 - index * 812,
        timeouts: lost ? 7 : index === 3 ? 1 : 0,
        invalidReplies: index === 4 ? 2 : 0,
        reconnects: lost ? 5 : 0,
      },
      recordingTo: indi ? '/data/pyros/logs/wire-Telescope-20261216T061012.jsonl' : null,
      recordingFault: null,
    };
  });
}

const WORDS = [
  '<getProperties version="1.7"/>\n',
  '<setNumberVector device="LX200 OnStep" name="EQUATORIAL_EOD_COORD" state="Ok">\n  <oneNumber name="RA">4.6368</oneNumber>\n  <oneNumber name="DEC">11.4104</oneNumber>\n</setNumberVector>\n',
  'LOO \\x00\\xec\\xb4\\x1e',
];

function frames(now: number, after: number): readonly WireFrame[] {
  return Array.from({ length: 300 }, (_, index): WireFrame => {
    const text = WORDS[index % WORDS.length] ?? '';
    const hex = [...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const direction = index % 3 === 0 ? 'sent' : 'received';
    return { id: index + 1, at: now - (300 - index) * 230, direction, text, hex, bytes: text.length };
  }).filter(({ id }) => id > after);
}

function history(now: number, device: DeviceName | undefined): readonly DeviceStatusRecord[] {
  const lines: readonly (readonly [DeviceName, DeviceStatusRecord['state'], string])[] = [
    ['CameraNIR', 'UNREACHABLE', 'CameraNIR: connect ECONNREFUSED 10.1.4.22:5002'],
    ['Telescope', 'OK', 'tracking'],
    ['Telescope', 'BUSY', 'slewing'],
    ['Dome', 'OK', 'shutter open'],
    ['Dome', 'ALERT', 'the shutter did not arrive within 90 s'],
    ['CameraVIS', 'BUSY', 'exposing'],
    ['CameraVIS', 'IDLE', 'idle'],
  ];
  return Array.from({ length: 190 }, (_, index): DeviceStatusRecord => {
    const [name, state, detail] = lines[index % lines.length] ?? ['Dome', 'OK', 'shutter open'];
    return { id: 900 - index, at: now - index * 47_000, device: name, state, detail };
  }).filter((line) => device === undefined || line.device === device);
}

function audit(now: number, text = ''): readonly AuditRecord[] {
  const lines: readonly (readonly [string, string, string, string, string, string])[] = [
    [
      'engineer',
      'w2',
      'telescope.slewTo',
      '{"rightAscensionDegrees":10.6847,"declinationDegrees":41.2692}',
      'done',
      '',
    ],
    [
      'engineer',
      'w2',
      'dome.open',
      '',
      'interlock',
      'The Sun is at +12.2°, it must be under −1°. Lights are on in the dome.',
    ],
    ['operator', 'w1', 'control.answer', '{"accept":true}', 'done', ''],
    ['chief', 'w3', 'control.take', '{"reason":"the operator does not answer and rain is coming"}', 'done', ''],
    [
      'nobody',
      'w1',
      'instructions.say',
      '{"line":"DO TELESCOPE PARK"}',
      'role',
      'Nobody is logged in at this console; this needs the role expert or higher.',
    ],
    [
      'chief',
      'w3',
      'equipment.exchange',
      '{"device":"CameraNIR","setting":{"driver":"alpaca","host":"10.1.4.22","port":11111}}',
      'failed',
      'CameraNIR: nothing listens at 10.1.4.22:11111',
    ],
    ['operator', 'w2', 'telescope.park', '', 'control', 'engineer holds control in another window.'],
  ];
  return Array.from({ length: 200 }, (_, index): AuditRecord => {
    const [by, windowId, call, input, outcome, reason] = lines[index % lines.length] ?? ['', '', '', '', '', ''];
    return { id: 5200 - index, at: now - index * 61_000, by, windowId, call, input, outcome, reason };
  }).filter((line) => `${line.by} ${line.call} ${line.reason}`.toLowerCase().includes(text.toLowerCase()));
}

function help(line: string): InstructionHelp {
  const words = completeInstruction(line);
  try {
    parseInstructions(line);
    return { words, fault: null, needsNoControl: line.toUpperCase().startsWith('GET') };
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    const fault = words.length > 0 ? null : { position: error.position, message: error.message };
    return { words, fault, needsNoControl: false };
  }
}

function said(scene: Scene, line: string): readonly InstructionAnswer[] {
  if (!line.toUpperCase().startsWith('GET')) {
    const record = scene.feeds.commands[0];
    return [{ sentence: line, values: [], commandId: record?.id ?? null, words: 'acknowledged', ok: true }];
  }
  const values = [
    { name: 'state', value: 'TRACKING' },
    { name: 'rightAscensionDegrees', value: '69.5525' },
    { name: 'declinationDegrees', value: '11.4103' },
    { name: 'coverOpen', value: 'yes' },
  ];
  return [{ sentence: line, values, commandId: null, words: '', ok: true }];
}

/** Answers about devices, lines, sentences and the audit; undefined = none of these. */
export function deviceAnswer(scene: Scene, name: string, input: unknown): unknown {
  const now = scene.state.time.now;
  const known = scene.state.instruments !== null;
  const asked = (input ?? {}) as Readonly<Record<string, unknown>>;
  switch (name) {
    case 'equipment.list':
      return known ? equipment(scene) : undefined;
    case 'equipment.drivers':
      return DRIVERS;
    case 'equipment.serialPorts':
      return ['/dev/ttyUSB0', '/dev/ttyS0'];
    case 'equipment.tryOut':
      return { ok: true, words: 'state TRACKING, rightAscensionDegrees 69.553, coverOpen true', tookMs: 212 };
    case 'equipment.wire':
      return known ? frames(now, Number(asked.after)) : [];
    case 'equipment.history':
      return known && asked.before === undefined ? history(now, asked.device as DeviceName | undefined) : [];
    case 'equipment.readSocketConfig':
      return REQUIRED_DEVICES.map((device, index) => ({
        device,
        setting: pyrosSetting({ host: index === 0 ? '10.1.4.7' : '127.0.0.1', port: 5000 + index }),
        same: index !== 0,
      }));
    case 'audit.search':
      return known && asked.before === undefined ? audit(now, String(asked.text ?? '')) : [];
    case 'instructions.complete':
      return help(String(asked.line));
    case 'instructions.ask':
    case 'instructions.say':
      return said(scene, String(asked.line));
    case 'control.present':
      return null;
    default:
      return undefined;
  }
}
