import type { DriverOptions } from '../DriverOptions.ts';
import { DeviceRefused } from '../errors.ts';

/**
 * A setting that is a number; `preset` where it is left empty.
 * @throws DeviceRefused naming it when it is none, or not within the bounds
 */
export function readSetting(
  { name, settings }: Pick<DriverOptions<unknown>, 'name' | 'settings'>,
  setting: string,
  preset: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const text = settings?.[setting]?.trim() ?? '';
  if (text === '') return preset;
  const value = Number(text);
  if (value >= from && value <= to) return value;
  throw new DeviceRefused(name, `the setting "${setting}" must be a number from ${from} to ${to}, not "${text}"`);
}
