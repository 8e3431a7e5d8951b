import { DeviceRefused } from '../errors.ts';
import type { AlpacaOptions } from './AlpacaDevice.ts';

/**
 * Options for another device of the same server, whose number is in a setting ("wheel"); null when the setting is empty.
 * @throws DeviceRefused when it is not a number
 */
export function beside(options: AlpacaOptions, setting: string): AlpacaOptions | null {
  const text = options.settings?.[setting]?.trim() ?? '';
  if (text === '') return null;
  if (!/^\d{1,4}$/.test(text)) throw new DeviceRefused(options.name, `"${setting}" is "${text}", not a device number`);
  return { ...options, address: { ...options.address, deviceNumber: Number(text) } };
}
