import type { PlcStatus } from '../../devices/plc/Plc.ts';
import type { Lamp } from './FusedReadings.ts';

/** Names of the lamps that hang in the dome. */
const IN_DOME = /^LAMP_DOME/;

/** Every lamp of the reply, and those of earlier replies as not known. All are unknown when the reply is stale (null). */
export function readLamps(status: PlcStatus | null, known: readonly string[]): readonly Lamp[] {
  const now = new Map<string, boolean | null>(known.map((name) => [name, null]));
  for (const device of status?.devices ?? []) {
    if (!device.name.startsWith('LAMP')) continue;
    const word = device.values.find(({ name }) => name === 'status')?.value;
    const on = word === 'on' ? true : word === 'off' ? false : null;
    now.set(device.name, device.valid ? on : null);
  }
  return [...now].map(([name, on]) => ({ name, on, inDome: IN_DOME.test(name) }));
}
