import { expect, test } from 'vitest';
import type { CoverPosition } from '../../../devices/cover/Cover.ts';
import type { FocuserStatus } from '../../../devices/focuser/Focuser.ts';
import type { RotatorStatus } from '../../../devices/rotator/Rotator.ts';
import { DeviceDiary } from '../../../main-services/equipment/DeviceDiary.ts';
import { deviceStates } from '../../../main-services/equipment/deviceStates.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { fitted, type InstrumentsChange, instrumentsState, linkedAt } from '../../doubles/instrumentsState.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const silent = { ...linkedAt(0), connected: false, fault: 'nothing listens at dome:5004' };
const observing = { telescope: { state: 'TRACKING' }, dome: { shutter: 'OPEN' } } as const;

/** Everything while it observes, with changes. */
function state(change: InstrumentsChange) {
  return instrumentsState({ ...observing, ...change });
}

test.each([
  ['Telescope', state({}), 'OK', 'tracking'],
  ['Telescope', state({ telescope: { state: 'SLEWING' } }), 'BUSY', 'slewing'],
  ['Telescope', state({ telescope: { state: 'PARKED' } }), 'IDLE', 'parked'],
  ['Telescope', state({ telescope: { fault: 'motor too warm' } }), 'ALERT', 'motor too warm'],
  ['Telescope', state({ telescope: { state: 'FAULT' } }), 'ALERT', 'reports a fault it does not name'],
  ['Dome', state({ dome: { shutter: 'OPENING' } }), 'BUSY', 'shutter opening'],
  ['Dome', state({ dome: { shutter: 'OPEN', rotating: true } }), 'BUSY', 'shutter open'],
  ['Dome', state({ domeLink: silent }), 'UNREACHABLE', 'nothing listens at dome:5004'],
  ['CameraVIS', state({ vis: { state: 'READING' } }), 'BUSY', 'reading'],
  ['CameraNIR', state({ nir: null }), 'UNREACHABLE', 'has not answered yet'],
  ['PLC', state({}), 'OK', 'answers'],
] as const)('%s is told in one of five words and its own (%#)', (device, instruments, word, detail) => {
  expect(deviceStates(instruments).find((line) => line.device === device)).toEqual({ device, state: word, detail });
});

const standing: RotatorStatus = { at: 0, angleDegrees: 0, moving: false, fault: null };
const moving: FocuserStatus = {
  at: 0,
  positionSteps: 100,
  smallestSteps: 0,
  largestSteps: 5000,
  temperatureCelsius: null,
  moving: true,
  fault: null,
};
const rotator = (status: RotatorStatus) => ({ rotator: fitted('Rotator', status) });
const cover = (position: CoverPosition) => ({ cover: fitted('Cover', { at: 0, position, fault: null }) });
const weatherStation = { name: 'WeatherStation', link: linkedAt(0) };

test.each([
  ['Focuser', { focuser: fitted('Focuser', moving) }, 'BUSY', 'moving'],
  ['Rotator', rotator(standing), 'IDLE', 'standing'],
  ['Rotator', rotator({ ...standing, fault: 'blocked' }), 'ALERT', 'blocked'],
  ['Cover', cover('CLOSING'), 'BUSY', 'cover closing'],
  ['Cover', cover('OPEN'), 'OK', 'cover open'],
  ['Focuser', { focuser: fitted<FocuserStatus>('Focuser', null) }, 'UNREACHABLE', 'has not answered yet'],
  ['WeatherStation', { weatherStation }, 'OK', 'answers'],
] as const)(
  '%s beside the telescope is told like the others, and only where it is fitted (%#)',
  (device, accessories, word, detail) => {
    expect(deviceStates(state({ accessories })).at(-1)).toEqual({ device, state: word, detail });
    expect(deviceStates(state({}))).toHaveLength(5);
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
  for (const accessories of [{ weatherStation }, {}, {}, { weatherStation }]) diary.look(state({ accessories }));
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
  for (const mount of ['TRACKING', 'TRACKING', 'PARKED', 'SLEWING', 'TRACKING'] as const)
    diary.look(state({ telescope: { state: mount } }));
  await diary.flush();
  expect(lines.filter((line) => line.startsWith('Telescope'))).toEqual([
    'Telescope 100 OK tracking',
    'Telescope 100 BUSY slewing',
    'Telescope 100 OK tracking',
  ]);
  expect(lines.filter((line) => line.startsWith('Dome'))).toHaveLength(1);
  expect(log.lines.join('\n')).toMatch(/the state of Telescope could not be stored: Error: disk full/);
});
