import type { PlcDeviceReading, PlcStatus } from '../../devices/plc/Plc.ts';
import type { SensorSuspect } from '../model/environment.ts';
import type { Lamp } from './FusedReadings.ts';

/** Names of the lamps that hang in the dome. */
const IN_DOME = /^LAMP_DOME/;
/** A tenth of what the original's lamp draws (0.234 A); a lamp that is off draws none. */
const DRAWS_CURRENT_AMPERES = 0.02;

/**
 * Every lamp of the reply, and those of earlier replies as not known. All are unknown when the reply is stale (null). A lamp that
 * says off and draws current contradicts itself: it is not known to be off.
 */
export function readLamps(
  status: PlcStatus | null,
  known: readonly string[],
): { readonly lamps: readonly Lamp[]; readonly suspects: readonly SensorSuspect[] } {
  const now = new Map<string, boolean | null>(known.map((name) => [name, null]));
  const suspects: SensorSuspect[] = [];
  for (const device of status?.devices ?? []) {
    if (!device.name.startsWith('LAMP')) continue;
    const word = device.values.find(({ name }) => name === 'status')?.value;
    const on = word === 'on' ? true : word === 'off' ? false : null;
    const amperes = currentOf(device);
    const contradicts = device.valid && on === false && amperes !== null && amperes >= DRAWS_CURRENT_AMPERES;
    if (contradicts) {
      const evidence = `says that it is off, and draws ${amperes} A`;
      suspects.push({ sensor: device.name, quantity: 'lamp', evidence });
    }
    now.set(device.name, device.valid && !contradicts ? on : null);
  }
  return { lamps: [...now].map(([name, on]) => ({ name, on, inDome: IN_DOME.test(name) })), suspects };
}

/** What each lamp draws, amperes; null where the reply does not say. */
export function lampCurrents(status: PlcStatus | null): Readonly<Record<string, number | null>> {
  const lamps = (status?.devices ?? []).filter(({ name }) => name.startsWith('LAMP'));
  return Object.fromEntries(lamps.map((device) => [device.name, device.valid ? currentOf(device) : null]));
}

function currentOf(device: PlcDeviceReading): number | null {
  const current = device.values.find(({ name }) => name === 'current');
  return typeof current?.value === 'number' && /^(a|amp|ampere)$/i.test(current.unit.trim()) ? current.value : null;
}
