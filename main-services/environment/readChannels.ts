import type { PlcDeviceReading, PlcStatus, PlcValue } from '../../devices/plc/Plc.ts';
import type { SensorReading, SensorSuspect } from '../model/environment.ts';
import { convertUnit } from './convertUnit.ts';
import { type MeasuredQuantity, QUANTITIES, WORDS, type WordQuantity } from './quantities.ts';
import { channelsOf, type SensorChannel } from './sensorChannels.ts';

/** One channel as read, with what keeps it from counting. */
export interface ChannelReading extends SensorReading {
  readonly quantity: MeasuredQuantity | WordQuantity;
}

export interface ReadChannels {
  readonly readings: readonly ChannelReading[];
  readonly suspects: readonly SensorSuspect[];
  readonly notes: readonly string[];
}

interface Findings {
  readonly suspects: SensorSuspect[];
  readonly notes: string[];
}

/** Reads every known channel of a reply: flags, units, plausible ranges. Nothing here compares one sensor with another. */
export function readChannels(
  status: Pick<PlcStatus, 'at' | 'devices'>,
  channels: readonly SensorChannel[],
): ReadChannels {
  const findings: Findings = { suspects: [], notes: [] };
  const readings = status.devices.flatMap((device) => readDevice(device, status.at, channels, findings));
  return { readings, ...findings };
}

function readDevice(
  device: PlcDeviceReading,
  at: number,
  channels: readonly SensorChannel[],
  findings: Findings,
): readonly ChannelReading[] {
  const known = channelsOf(device.name, channels);
  if (known.length === 0 && device.type === 'meteo') findings.notes.push(`${device.name} is not a known sensor`);
  return known.flatMap(({ value: name, quantity, optional }) => {
    const found = device.values.find((each) => each.name === name);
    if (found === undefined) {
      if (device.valid && !optional) findings.notes.push(`${device.name} does not report ${name}`);
      return [];
    }
    const base = { sensor: device.name, quantity, at };
    return [
      isWord(quantity)
        ? readWord(base, quantity, found, device, findings)
        : readNumber(base, quantity, found, device, findings),
    ];
  });
}

function isWord(quantity: MeasuredQuantity | WordQuantity): quantity is WordQuantity {
  return Object.hasOwn(WORDS, quantity);
}

type Base = Pick<ChannelReading, 'sensor' | 'quantity' | 'at'>;

function readNumber(
  base: Base,
  quantity: MeasuredQuantity,
  found: PlcValue,
  device: PlcDeviceReading,
  findings: Findings,
): ChannelReading {
  const { unit, lowest, highest } = QUANTITIES[quantity];
  const where = `${base.sensor} ${found.name}`;
  const value = typeof found.value === 'number' ? convertUnit(found.value, found.unit, unit) : null;
  if (!device.valid) return { ...base, value, unit, standing: 'invalid' };
  if (value === null) {
    const why =
      typeof found.value === 'number' ? `has the unit "${found.unit}", which is not known` : 'is not a number';
    findings.notes.push(`${where} ${why}`);
    return { ...base, value: null, unit, standing: 'invalid' };
  }
  if (value < lowest || value > highest || (unit === 'bool' && !Number.isInteger(value))) {
    const evidence = `${found.name} reads ${found.value} ${found.unit}, which no working sensor does`;
    findings.suspects.push({ sensor: base.sensor, quantity, evidence });
    return { ...base, value, unit, standing: 'suspect' };
  }
  return { ...base, value, unit, standing: 'counted' };
}

function readWord(
  base: Base,
  quantity: WordQuantity,
  found: PlcValue,
  device: PlcDeviceReading,
  findings: Findings,
): ChannelReading {
  const word = typeof found.value === 'string' ? found.value.trim().toLowerCase() : null;
  if (word !== null && WORDS[quantity].includes(word)) {
    return { ...base, value: word, unit: '', standing: device.valid ? 'counted' : 'invalid' };
  }
  if (device.valid) {
    findings.notes.push(
      `${base.sensor} ${found.name} is none of ${WORDS[quantity].join(', ')}: ${JSON.stringify(found.value)}`,
    );
  }
  return { ...base, value: null, unit: '', standing: 'invalid' };
}
