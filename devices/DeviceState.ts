import type { LinkState } from './Device.ts';

/**
 * What a device is up to, the same five words for every kind: nothing asked of it, doing something, done and well, in
 * trouble, or not answering.
 */
export type DeviceState = 'IDLE' | 'BUSY' | 'OK' | 'ALERT' | 'UNREACHABLE';

/**
 * The five words from a link, a fault the device tells of, and whether it is at work. Without a reading there is no state
 * of the device to tell, only that it cannot be reached.
 */
export function deviceState(
  link: Pick<LinkState, 'connected'>,
  reading: { readonly fault: string | null; readonly busy: boolean; readonly resting: boolean } | null,
): DeviceState {
  if (!link.connected || reading === null) return 'UNREACHABLE';
  if (reading.fault !== null) return 'ALERT';
  if (reading.busy) return 'BUSY';
  return reading.resting ? 'IDLE' : 'OK';
}
