import type { DeviceSettings } from './createDevices.ts';
import type { DeviceSetting } from './DeviceSetting.ts';
import type { DeviceAddresses } from './socketConfig.ts';
import type { DeviceAddress } from './transport/DeviceAddress.ts';

/** The setting of a device that speaks the PyROS protocol at an address. */
export function pyrosSetting({ host, port }: DeviceAddress): DeviceSetting {
  return { driver: 'pyros', host, port, path: '', baudRate: 9600, deviceNumber: 0, settings: {} };
}

/** The settings that a socket_config.ini of the original means. */
export function pyrosSettings({ Telescope, CameraVIS, CameraNIR, PLC, Dome }: DeviceAddresses): DeviceSettings {
  return {
    Telescope: pyrosSetting(Telescope),
    CameraVIS: pyrosSetting(CameraVIS),
    CameraNIR: pyrosSetting(CameraNIR),
    PLC: pyrosSetting(PLC),
    Dome: pyrosSetting(Dome),
  };
}
