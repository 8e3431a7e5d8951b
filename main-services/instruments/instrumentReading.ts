import type { Devices } from '../../devices/createDevices.ts';
import { DeviceRefused } from '../../devices/errors.ts';
import type { GrammarDevice, Instruction } from '../../devices/grammar/Instruction.ts';
import type { InstructionAnswer } from '../model/instruction.ts';

type Values = InstructionAnswer['values'];

/** What each question of the language wants of a status; a question that is not here wants all of it. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  'TELESCOPE POSITION': ['rightAscensionDegrees', 'declinationDegrees', 'altitudeDegrees', 'azimuthDegrees', 'at'],
  'DOME AZIMUTH': ['azimuthDegrees', 'targetAzimuthDegrees', 'rotating', 'at'],
  'DOME SHUTTER': ['shutter', 'shutterPercent', 'at'],
  'CAMERA_VIS TEMPERATURE': ['temperatureCelsius', 'setpointCelsius', 'at'],
  'CAMERA_NIR TEMPERATURE': ['temperatureCelsius', 'setpointCelsius', 'at'],
  'CAMERA_VIS FILTERS': ['filter', 'filters', 'at'],
  'CAMERA_NIR FILTERS': ['filter', 'filters', 'at'],
  'FOCUSER POSITION': ['positionSteps', 'smallestSteps', 'largestSteps', 'moving', 'at'],
  'ROTATOR ANGLE': ['angleDegrees', 'moving', 'at'],
};

/** Where everything is that a device tells of itself. */
const READINGS: Readonly<Record<Exclude<GrammarDevice, 'PLC'>, (devices: Devices) => Promise<object>>> = {
  TELESCOPE: ({ telescope }) => telescope.status(),
  DOME: ({ dome }) => dome.status(),
  CAMERA_VIS: ({ vis }) => vis.status(),
  CAMERA_NIR: ({ nir }) => nir.status(),
  FOCUSER: ({ focuser }) => focuser.status(),
  ROTATOR: ({ rotator }) => rotator.status(),
  COVER: ({ cover }) => cover.status(),
  WEATHER: ({ weatherStation }) => weatherStation.read(),
};

/** Asks a device now and answers what the question wants of it. @throws DeviceError when it gives no answer */
export async function instrumentReading(devices: Devices, instruction: Instruction): Promise<Values> {
  const { device, word, arguments: given } = instruction;
  if (device === 'PLC') return plcReading(devices, word === 'SENSOR' ? String(given.sensor) : null);
  const status = await READINGS[device](devices);
  const wanted = WANTED[`${device} ${word}`] ?? Object.keys(status);
  return wanted.map((name) => ({ name, value: inWords(name, (status as Record<string, unknown>)[name]) }));
}

async function plcReading({ plc }: Devices, sensor: string | null): Promise<Values> {
  const { devices, reportedAt } = await plc.status();
  const chosen = sensor === null ? devices : devices.filter(({ name }) => name.toLowerCase() === sensor.toLowerCase());
  if (sensor !== null && chosen.length === 0) {
    const known = devices.map(({ name }) => name).join(', ');
    throw new DeviceRefused(plc.name, `has no ${sensor}; it has ${known}`);
  }
  const at = { name: 'reportedAt', value: inWords('at', reportedAt) };
  const values = chosen.flatMap(({ name, valid, values: list }) => [
    { name: `${name} valid`, value: valid ? 'yes' : 'no' },
    ...list.map(({ name: value, value: is, unit }) => ({
      name: `${name} ${value}`,
      value: `${is ?? 'no value'}${unit === 'string' || unit === '' ? '' : ` ${unit}`}`,
    })),
  ]);
  return [...values, at];
}

function inWords(name: string, value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (/^at$|At$/.test(name) && typeof value === 'number') return new Date(value).toISOString();
  return Array.isArray(value) ? value.join(', ') : String(value);
}
