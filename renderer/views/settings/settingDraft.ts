import type { DeviceSetting } from '../../../devices/DeviceSetting.ts';
import type { DeviceName } from '../../../devices/deviceNames.ts';
import type { DriverEntry } from '../../../devices/drivers.ts';

/** A setting as it is typed. */
export interface SettingDraft {
  readonly driver: DeviceSetting['driver'];
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly baudRate: string;
  readonly deviceNumber: string;
  readonly settings: Readonly<Record<string, string>>;
}

export type ReadSetting =
  | { readonly ok: true; readonly setting: DeviceSetting }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The driver's parameters that this device has a use for. */
export function parametersFor(entry: DriverEntry, device: DeviceName): DriverEntry['parameters'] {
  return entry.parameters.filter(({ devices }) => devices === undefined || devices.includes(device));
}

/** What is set, for changing. */
export function draftOf(setting: DeviceSetting): SettingDraft {
  const { driver, host, port, path, baudRate, deviceNumber, settings } = setting;
  return {
    driver,
    host,
    port: String(port),
    path,
    baudRate: String(baudRate),
    deviceNumber: String(deviceNumber),
    settings,
  };
}

/** The draft with another driver: the port or speed that such devices usually have, unless it was the driver's already. */
export function withDriver(draft: SettingDraft, entry: DriverEntry, set: DeviceSetting): SettingDraft {
  if (entry.name === set.driver) return draftOf(set);
  const usual = entry.usual === null ? {} : { [entry.medium === 'serial' ? 'baudRate' : 'port']: String(entry.usual) };
  return { ...draft, driver: entry.name, ...usual, settings: {} };
}

/** The setting that is meant, or everything that is missing or wrong, in words. */
export function readDraft(draft: SettingDraft, entry: DriverEntry, device: DeviceName): ReadSetting {
  const faults: string[] = [];
  const whole = (text: string, name: string, least: number, most: number, unused: boolean, preset: number): number => {
    if (unused) return preset;
    const value = Number(text.trim());
    if (/^\d+$/.test(text.trim()) && value >= least && value <= most) return value;
    faults.push(`${name} is a whole number from ${least} to ${most}.`);
    return preset;
  };
  const serial = entry.medium === 'serial';
  const socket = entry.medium === 'tcp' || entry.medium === 'http';
  if (socket && draft.host.trim() === '') faults.push('The host is not given.');
  if (serial && draft.path.trim() === '') faults.push('The serial port is not given.');
  const asked = parametersFor(entry, device);
  const parameters = asked.map(({ name }) => [name, (draft.settings[name] ?? '').trim()] as const);
  for (const { name, title, preset } of asked)
    if (preset === null && (draft.settings[name] ?? '').trim() === '') faults.push(`"${title}" is not given.`);
  const setting: DeviceSetting = {
    driver: entry.name,
    host: draft.host.trim() || '127.0.0.1',
    port: whole(draft.port, 'The port', 1, 65_535, !socket, 1),
    path: serial ? draft.path.trim() : '',
    baudRate: whole(draft.baudRate, 'The speed', 300, 921_600, !serial, 9600),
    deviceNumber: whole(draft.deviceNumber, 'The device number', 0, 255, entry.medium !== 'http', 0),
    settings: Object.fromEntries(parameters.filter(([, value]) => value !== '')),
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, setting };
}

/** Whether two settings say the same. */
export function sameSetting(a: DeviceSetting, b: DeviceSetting): boolean {
  const sorted = ({ settings, ...rest }: DeviceSetting) =>
    JSON.stringify([
      rest.driver,
      rest.host,
      rest.port,
      rest.path,
      rest.baudRate,
      rest.deviceNumber,
      Object.entries(settings).toSorted(),
    ]);
  return sorted(a) === sorted(b);
}
