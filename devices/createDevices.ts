import type { Camera } from './camera/Camera.ts';
import { createDevice, type DriverEnvironment, type KindOf } from './createDevice.ts';
import type { DeviceSetting } from './DeviceSetting.ts';
import type { DeviceName } from './deviceNames.ts';
import type { Dome } from './dome/Dome.ts';
import { HotSlot } from './HotSlot.ts';
import type { Mount } from './mount/Mount.ts';
import type { Plc } from './plc/Plc.ts';

/** The instruments of the observatory, whatever they speak. */
export interface Devices {
  readonly telescope: Mount;
  readonly dome: Dome;
  readonly vis: Camera;
  readonly nir: Camera;
  readonly plc: Plc;
}

export type DeviceSettings = Readonly<Record<DeviceName, DeviceSetting>>;

/** The instruments, and the exchange of the driver behind each while everything runs. */
export interface DeviceRack {
  readonly devices: Devices;
  settings(): DeviceSettings;
  /** @throws DeviceRefused when there is no driver for such a setting; then nothing has changed */
  exchange(name: DeviceName, setting: DeviceSetting): Promise<void>;
}

/** Drivers for the devices as they are set, not connected yet: call `connect` on each. */
export function createDevices(wanted: DeviceSettings, environment: DriverEnvironment): DeviceRack {
  const settings: Record<DeviceName, DeviceSetting> = { ...wanted };
  const slot = <N extends DeviceName>(name: N): HotSlot<KindOf[N]> =>
    new HotSlot(createDevice(name, settings[name], environment), (error) => environment.failed?.(name, error));
  const slots = {
    Telescope: slot('Telescope'),
    Dome: slot('Dome'),
    CameraVIS: slot('CameraVIS'),
    CameraNIR: slot('CameraNIR'),
    PLC: slot('PLC'),
  };
  const put = async <N extends DeviceName>(name: N, to: HotSlot<KindOf[N]>, setting: DeviceSetting): Promise<void> => {
    const driver = createDevice(name, setting, environment);
    settings[name] = setting;
    await to.exchange(driver);
  };
  return {
    devices: {
      telescope: slots.Telescope.device,
      dome: slots.Dome.device,
      vis: slots.CameraVIS.device,
      nir: slots.CameraNIR.device,
      plc: slots.PLC.device,
    },
    settings: () => ({ ...settings }),
    exchange: (name, setting) => {
      if (name === 'Telescope') return put(name, slots.Telescope, setting);
      if (name === 'Dome') return put(name, slots.Dome, setting);
      if (name === 'CameraVIS') return put(name, slots.CameraVIS, setting);
      if (name === 'CameraNIR') return put(name, slots.CameraNIR, setting);
      return put(name, slots.PLC, setting);
    },
  };
}
