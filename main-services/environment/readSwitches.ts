import type { PlcDeviceReading, PlcStatus } from '../../devices/plc/Plc.ts';
import type { SensorSuspect } from '../model/environment.ts';
import type { Switched } from './FusedReadings.ts';

/** How the PLC's names of what it switches begin. */
export type SwitchFamily = 'LAMP' | 'FAN';

/** A tenth of what the original's lamp draws (0.234 A), the least of all; what is off draws none. */
const DRAWS_CURRENT_AMPERES = 0.02;

/**
 * Every lamp, or fan, of the reply, and those of earlier replies as not known. All are unknown when the reply is stale (null). What
 * says off and draws current contradicts itself: it is not known to be off.
 */
export function readSwitches(
  family: SwitchFamily,
  status: PlcStatus | null,
  known: readonly string[],
): { readonly switches: readonly Switched[]; readonly suspects: readonly SensorSuspect[] } {
  const now = new Map<string, boolean | null>(known.map((name) => [name, null]));
  const suspects: SensorSuspect[] = [];
  for (const device of ofFamily(family, status)) {
    const word = device.values.find(({ name }) => name === 'status')?.value;
    const on = word === 'on' ? true : word === 'off' ? false : null;
    const amperes = currentOf(device);
    const contradicts = device.valid && on === false && amperes !== null && amperes >= DRAWS_CURRENT_AMPERES;
    if (contradicts) {
      const evidence = `says that it is off, and draws ${amperes} A`;
      suspects.push({ sensor: device.name, quantity: family.toLowerCase(), evidence });
    }
    now.set(device.name, device.valid && !contradicts ? on : null);
  }
  return { switches: [...now].map(([name, on]) => ({ name, on })), suspects };
}

/** What each lamp draws, amperes; null where the reply does not say. */
export function lampCurrents(status: PlcStatus | null): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    ofFamily('LAMP', status).map((device) => [device.name, device.valid ? currentOf(device) : null]),
  );
}

function ofFamily(family: SwitchFamily, status: PlcStatus | null): readonly PlcDeviceReading[] {
  return (status?.devices ?? []).filter(({ name }) => name.startsWith(family));
}

function currentOf(device: PlcDeviceReading): number | null {
  const current = device.values.find(({ name }) => name === 'current');
  return typeof current?.value === 'number' && /^(a|amp|ampere)$/i.test(current.unit.trim()) ? current.value : null;
}
