import type { DeviceSettings } from './createDevices.ts';
import type { DeviceSetting } from './DeviceSetting.ts';
import type { DeviceAddresses } from './socketConfig.ts';
import type { DeviceAddress } from './transport/DeviceAddress.ts';

/** The setting of a device that speaks the PyROS protocol at an address. */
export function pyrosSetting({ host, port }: DeviceAddress): DeviceSetting {
  return { driver: 'pyros', host, port, path: '', baudRate: 9600, deviceNumber: 0, settings: {} };
}

/** The setting of an optional device that is not there. */
export const NOT_FITTED: DeviceSetting = { ...pyrosSetting({ host: '127.0.0.1', port: 1 }), driver: 'none' };

/** The settings that a socket_config.ini means. */
export function pyrosSettings({
  Telescope,
  CameraVIS,
  CameraNIR,
  PLC,
  Dome,
  Focuser,
}: DeviceAddresses): DeviceSettings {
  return {
    Telescope: pyrosSetting(Telescope),
    CameraVIS: pyrosSetting(CameraVIS),
    CameraNIR: pyrosSetting(CameraNIR),
    PLC: pyrosSetting(PLC),
    Dome: pyrosSetting(Dome),
    Focuser: Focuser ? pyrosSetting(Focuser) : NOT_FITTED,
    Rotator: NOT_FITTED,
    Cover: NOT_FITTED,
    WeatherStation: NOT_FITTED,
  };
}
