import type { DeviceAddress } from '../../../devices/transport/DeviceAddress.ts';
import { askSimulator } from './askSimulator.ts';

/**
 * Lets a simulated mechanism have finished what takes `seconds`: its own time is told to be later, and runs on at the pace of the
 * wall clock. The observatory's time stays what it is. Answers the STATUS after it.
 */
export async function moveTimeOn(address: DeviceAddress, seconds: number): Promise<Readonly<Record<string, unknown>>> {
  const { date } = await askSimulator(address, { name: 'STATUS' });
  const at = new Date(Date.parse(String(date)) + seconds * 1000).toISOString();
  return askSimulator(address, { name: 'STATUS' }, { at, rate: 1 });
}
