import { expect, test } from 'vitest';
import { DeviceDiary } from '../../../main-services/equipment/DeviceDiary.ts';
import { deviceStates } from '../../../main-services/equipment/deviceStates.ts';
import type { InstrumentsState } from '../../../main-services/model/operations.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const link = { connected: true, since: 0, lastReplyAt: 0, fault: null };
const silent = { ...link, connected: false, fault: 'nothing listens at dome:5004' };

function state(different: {
  mount?: string;
  shutter?: string;
  rotating?: boolean;
  camera?: string | null;
  fault?: string | null;
  domeLink?: typeof silent | typeof link;
}): InstrumentsState {
  const {
    mount = 'TRACKING',
    shutter = 'OPEN',
    rotating = false,
    camera = 'IDLE',
    fault = null,
    domeLink = link,
  } = different;
  const detector = { link, status: camera === null ? null : { state: camera, fault: null } };
  return {
    telescope: { name: 'Telescope', link, status: { state: mount, fault } },
    dome: { name: 'Dome', link: domeLink, status: { shutter, rotating, fault: null } },
    vis: { name: 'CameraVIS', ...detector },
    nir: { name: 'CameraNIR', ...detector },
    plc: { name: 'PLC', link },
  } as unknown as InstrumentsState;
}

test.each([
  ['Telescope', state({}), 'OK', 'tracking'],
  ['Telescope', state({ mount: 'SLEWING' }), 'BUSY', 'slewing'],
  ['Telescope', state({ mount: 'PARKED' }), 'IDLE', 'parked'],
  ['Telescope', state({ fault: 'motor too warm' }), 'ALERT', 'motor too warm'],
  ['Telescope', state({ mount: 'FAULT' }), 'ALERT', 'reports a fault it does not name'],
  ['Dome', state({ shutter: 'OPENING' }), 'BUSY', 'shutter opening'],
  ['Dome', state({ rotating: true }), 'BUSY', 'shutter open'],
  ['Dome', state({ domeLink: silent }), 'UNREACHABLE', 'nothing listens at dome:5004'],
  ['CameraVIS', state({ camera: 'READING' }), 'BUSY', 'reading'],
  ['CameraNIR', state({ camera: null }), 'UNREACHABLE', 'has not answered yet'],
  ['PLC', state({}), 'OK', 'answers'],
] as const)('%s is told in one of five words and its own (%#)', (device, instruments, word, detail) => {
  expect(deviceStates(instruments).find((line) => line.device === device)).toEqual({ device, state: word, detail });
});

test.each([
  ['Focuser', { status: { moving: true, fault: null } }, 'BUSY', 'moving'],
  ['Rotator', { status: { moving: false, fault: null } }, 'IDLE', 'standing'],
  ['Rotator', { status: { moving: false, fault: 'blocked' } }, 'ALERT', 'blocked'],
  ['Cover', { status: { position: 'CLOSING', fault: null } }, 'BUSY', 'cover closing'],
  ['Cover', { status: { position: 'OPEN', fault: null } }, 'OK', 'cover open'],
  ['Focuser', { status: null }, 'UNREACHABLE', 'has not answered yet'],
  ['WeatherStation', {}, 'OK', 'answers'],
] as const)(
  '%s beside the telescope is told like the others, and only where it is fitted (%#)',
  (device, told, word, detail) => {
    const none = { focuser: null, rotator: null, cover: null, weatherStation: null };
    const place = `${device.slice(0, 1).toLowerCase()}${device.slice(1)}`;
    const fitted = {
      ...state({}),
      accessories: { ...none, [place]: { name: device, link, ...told } },
    } as InstrumentsState;
    expect(deviceStates(fitted).at(-1)).toEqual({ device, state: word, detail });
    expect(deviceStates({ ...fitted, accessories: none })).toHaveLength(5);
  },
);

test('a device that is taken away leaves a line, and nothing more', async () => {
  const lines: string[] = [];
  const diary = new DeviceDiary({
    operations: {
      recordDeviceStatus: async (device, _at, word, detail) => void lines.push(`${device} ${word} ${detail}`),
    },
    clock: new ManualClock(0),
    log: rememberingLog(),
  });
  const none = { focuser: null, rotator: null, cover: null, weatherStation: null };
  const weatherStation = { name: 'WeatherStation', link };
  for (const accessories of [{ ...none, weatherStation }, none, none, { ...none, weatherStation }])
    diary.look({ ...state({}), accessories });
  await diary.flush();
  expect(lines.filter((line) => line.startsWith('WeatherStation'))).toEqual([
    'WeatherStation OK answers',
    'WeatherStation IDLE not fitted any more',
    'WeatherStation OK answers',
  ]);
});

test('the diary has a line for each change, in order, and goes on when one cannot be stored', async () => {
  const lines: string[] = [];
  const log = rememberingLog();
  const clock = new ManualClock(100);
  const operations = {
    recordDeviceStatus: async (device: string, at: number, word: string, detail: string) => {
      if (detail === 'parked') throw new Error('disk full');
      lines.push(`${device} ${at} ${word} ${detail}`);
    },
  };
  const diary = new DeviceDiary({ operations, clock, log });
  for (const mount of ['TRACKING', 'TRACKING', 'PARKED', 'SLEWING', 'TRACKING']) diary.look(state({ mount }));
  await diary.flush();
  expect(lines.filter((line) => line.startsWith('Telescope'))).toEqual([
    'Telescope 100 OK tracking',
    'Telescope 100 BUSY slewing',
    'Telescope 100 OK tracking',
  ]);
  expect(lines.filter((line) => line.startsWith('Dome'))).toHaveLength(1);
  expect(log.lines.join('\n')).toMatch(/the state of Telescope could not be stored: Error: disk full/);
});
