import type { DeviceSetting } from '../../../devices/DeviceSetting.ts';
import type { DriverEntry } from '../../../devices/drivers.ts';
import type { EquipmentView } from '../../../main-services/model/equipment.ts';

/** "127.0.0.1:7624", "/dev/ttyUSB0 at 9600 baud". */
export function addressWords(
  { host, port, path, baudRate, deviceNumber }: DeviceSetting,
  medium: DriverEntry['medium'],
): string {
  if (medium === 'none') return '';
  if (medium === 'serial') return `${path} at ${baudRate} baud`;
  return medium === 'http' ? `${host}:${port}, device ${deviceNumber}` : `${host}:${port}`;
}

/** What a driver is called, as long as the catalogue is not read by its short name. */
export function driverTitle(name: string, drivers: readonly DriverEntry[]): string {
  return drivers.find((one) => one.name === name)?.title ?? name;
}

/** An optional device that is not there. */
export function isFitted({ setting }: Pick<EquipmentView, 'setting'>): boolean {
  return setting.driver !== 'none';
}

/** A device that should answer and does not. */
export function isOffline(view: Pick<EquipmentView, 'setting' | 'link'>): boolean {
  return isFitted(view) && !view.link.connected;
}

/** Sign, hue and word of a line. */
export function linkSign(view: Pick<EquipmentView, 'link' | 'simulated' | 'setting'>) {
  if (!isFitted(view)) return { tone: '', icon: 'minus', word: 'not fitted' } as const;
  if (!view.link.connected) return { tone: 'stale', icon: 'unknown', word: 'offline' } as const;
  return view.simulated
    ? ({ tone: 'activity', icon: 'check', word: 'simulated' } as const)
    : ({ tone: '', icon: 'check', word: 'connected' } as const);
}
