import type { PlcDevice } from './PlcDevice.ts';
import { SITE_DEVICES } from './siteDevices.ts';
import { WEATHER_DEVICES } from './weatherDevices.ts';

type Value = number | string | null;

/** Everything the PLC shows, with what was set by hand or by a scenario. */
export class PlcPanel {
  readonly #asBuilt: readonly PlcDevice[] = [...WEATHER_DEVICES, ...SITE_DEVICES];
  #devices: readonly PlcDevice[] = this.#asBuilt;
  /** What somebody set on purpose stays, whatever the weather does. */
  readonly #pinned = new Set<string>();

  devices(): readonly PlcDevice[] {
    return this.#devices;
  }

  /** Throws an Error that names what there is when device or value are not there, or the value's kind is wrong. */
  check(deviceName: unknown, valueName: unknown, value: unknown): { device: string; quantity: string; value: Value } {
    const device = this.#devices.find((each) => each.name === deviceName);
    if (device === undefined) {
      const names = this.#devices.map((each) => each.name).join(', ');
      throw new Error(`"device_name" must be one of ${names}, not ${JSON.stringify(deviceName) ?? 'missing'}`);
    }
    const names = [...device.values.map((each) => each.name), 'valid'];
    const quantity = names.find((each) => each === valueName);
    if (quantity === undefined) {
      const given = JSON.stringify(valueName) ?? 'missing';
      throw new Error(`"value_name" of ${device.name} must be one of ${names.join(', ')}, not ${given}`);
    }
    if (typeof value !== 'number' && typeof value !== 'string' && value !== null) {
      throw new Error(`"value" must be a number, a word or null, not ${JSON.stringify(value) ?? 'missing'}`);
    }
    if (quantity === 'valid' && value !== 'yes' && value !== 'no') throw new Error('"valid" is "yes" or "no"');
    return { device: device.name, quantity, value };
  }

  /** Sets a value on purpose: live weather leaves it alone from now on. */
  pin(device: string, quantity: string, value: Value): void {
    this.#pinned.add(`${device}.${quantity}`);
    this.#set(device, quantity, value);
  }

  /** Lets go of one value, of a device's, or of all but lamps and fans: it is again what it was built with, or what the weather makes it. */
  letGo(deviceName: string | null, quantity: string | null): void {
    for (const device of this.#asBuilt) {
      if (deviceName === null ? isSwitched(device) : device.name !== deviceName) continue;
      for (const { name, value } of [...device.values, { name: 'valid', value: device.valid }]) {
        if (quantity !== null && name !== quantity) continue;
        if (this.#pinned.delete(`${device.name}.${name}`)) this.#set(device.name, name, value);
      }
    }
  }

  /** Shows a value unless somebody set it on purpose. */
  show(device: string, quantity: string, value: Value): void {
    if (!this.#pinned.has(`${device}.${quantity}`)) this.#set(device, quantity, value);
  }

  #set(deviceName: string, quantity: string, value: Value): void {
    this.#devices = this.#devices.map((device) => {
      if (device.name !== deviceName) return device;
      if (quantity === 'valid') return { ...device, valid: value === 'yes' ? 'yes' : 'no' };
      return { ...device, values: device.values.map((each) => (each.name === quantity ? { ...each, value } : each)) };
    });
  }
}

/** What LIGHT and FAN switch stays as it was switched. */
function isSwitched({ type }: PlcDevice): boolean {
  return type === 'light' || type === 'calib' || type === 'fan';
}
