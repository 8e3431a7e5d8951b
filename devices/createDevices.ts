import type { Camera } from './camera/Camera.ts';
import type { Cover } from './cover/Cover.ts';
import { createDevice, type DriverEnvironment, type KindOf } from './createDevice.ts';
import type { Device } from './Device.ts';
import type { DeviceSetting } from './DeviceSetting.ts';
import type { DeviceName } from './deviceNames.ts';
import type { Dome } from './dome/Dome.ts';
import type { Focuser } from './focuser/Focuser.ts';
import { HotSlot } from './HotSlot.ts';
import type { Mount } from './mount/Mount.ts';
import type { Plc } from './plc/Plc.ts';
import type { Rotator } from './rotator/Rotator.ts';
import type { WeatherStation } from './weather/WeatherStation.ts';

/** The instruments of the observatory, whatever they speak. */
export interface Devices {
  readonly telescope: Mount;
  readonly dome: Dome;
  readonly vis: Camera;
  readonly nir: Camera;
  readonly plc: Plc;
  /** From here on: not every observatory has them, which `fitted` tells, and each comes and goes while everything runs. */
  readonly focuser: Focuser;
  readonly rotator: Rotator;
  readonly cover: Cover;
  readonly weatherStation: WeatherStation;
}

export type DeviceSettings = Readonly<Record<DeviceName, DeviceSetting>>;

/** The instruments, and the exchange of the driver behind each while everything runs. */
export interface DeviceRack {
  readonly devices: Devices;
  settings(): DeviceSettings;
  device(name: DeviceName): Device;
  /** @throws DeviceRefused when there is no driver for such a setting; then nothing has changed */
  exchange(name: DeviceName, setting: DeviceSetting): Promise<void>;
}

/** Drivers for the devices as they are set, not connected yet: call `connect` on each. */
export function createDevices(wanted: DeviceSettings, environment: DriverEnvironment): DeviceRack {
  const settings: Record<DeviceName, DeviceSetting> = { ...wanted };
  const slot = <N extends DeviceName>(name: N): HotSlot<KindOf[N]> =>
    new HotSlot(createDevice(name, settings[name], environment), (error) => environment.failed?.(name, error));
  const slots: { readonly [N in DeviceName]: HotSlot<KindOf[N]> } = {
    Telescope: slot('Telescope'),
    Dome: slot('Dome'),
    CameraVIS: slot('CameraVIS'),
    CameraNIR: slot('CameraNIR'),
    PLC: slot('PLC'),
    Focuser: slot('Focuser'),
    Rotator: slot('Rotator'),
    Cover: slot('Cover'),
    WeatherStation: slot('WeatherStation'),
  };
  const put = async <N extends DeviceName>(name: N, setting: DeviceSetting): Promise<void> => {
    const to: HotSlot<KindOf[N]> = slots[name];
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
      focuser: slots.Focuser.device,
      rotator: slots.Rotator.device,
      cover: slots.Cover.device,
      weatherStation: slots.WeatherStation.device,
    },
    settings: () => ({ ...settings }),
    exchange: put,
    device: (name) => slots[name].device,
  };
}
