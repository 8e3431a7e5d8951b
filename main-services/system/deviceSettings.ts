import type { DeviceSettings } from '../../devices/createDevices.ts';
import type { DeviceSetting } from '../../devices/DeviceSetting.ts';
import { type DeviceName, isPyrosDevice, type PyrosDevice } from '../../devices/deviceNames.ts';
import { NOT_FITTED, pyrosSetting } from '../../devices/pyrosSettings.ts';
import { type DeviceAddresses, SIMULATOR_ADDRESSES } from '../../devices/socketConfig.ts';
import type { DeviceAddress } from '../../devices/transport/DeviceAddress.ts';
import type { Configuration, DeviceName as ConfiguredName } from './Configuration.ts';

/** Names of the configuration for the names that drivers and simulators know (socket_config.ini). */
export const CONFIGURED_NAMES: Readonly<Record<DeviceName, ConfiguredName>> = {
  Telescope: 'telescope',
  CameraVIS: 'visCamera',
  CameraNIR: 'nirCamera',
  PLC: 'plc',
  Dome: 'dome',
  Focuser: 'focuser',
  Rotator: 'rotator',
  Cover: 'cover',
  WeatherStation: 'weatherStation',
};

/** Whether a device's address is one that its simulator may take: it is meant for the PyROS protocol, or for nobody. */
export function hasSimulatorsAddress({ driver }: DeviceSetting): boolean {
  return driver === 'pyros' || driver === 'none';
}

/** Where the bundled simulators listen: where the devices that they stand in for would. */
export function simulatorAddresses({
  devices,
}: Pick<Configuration, 'devices'>): Readonly<Record<PyrosDevice, DeviceAddress>> {
  const address = (name: PyrosDevice): DeviceAddress => {
    const { host, port } = devices[CONFIGURED_NAMES[name]];
    return hasSimulatorsAddress(devices[CONFIGURED_NAMES[name]]) ? { host, port } : SIMULATOR_ADDRESSES[name];
  };
  return {
    Telescope: address('Telescope'),
    CameraVIS: address('CameraVIS'),
    CameraNIR: address('CameraNIR'),
    PLC: address('PLC'),
    Dome: address('Dome'),
    Focuser: address('Focuser'),
  };
}

/**
 * Every device as it is configured; with `simulators`, these in place of all that shall not stay real: what no simulator can
 * stand in for is not fitted then.
 */
export function deviceSettings(configuration: Configuration, simulators: DeviceAddresses | null): DeviceSettings {
  const { devices, simulation } = configuration;
  const setting = (name: DeviceName): DeviceSetting => {
    if (simulators === null || simulation.realDevices.includes(CONFIGURED_NAMES[name]))
      return devices[CONFIGURED_NAMES[name]];
    const simulator = isPyrosDevice(name) ? simulators[name] : undefined;
    return simulator ? pyrosSetting(simulator) : NOT_FITTED;
  };
  return {
    Telescope: setting('Telescope'),
    CameraVIS: setting('CameraVIS'),
    CameraNIR: setting('CameraNIR'),
    PLC: setting('PLC'),
    Dome: setting('Dome'),
    Focuser: setting('Focuser'),
    Rotator: setting('Rotator'),
    Cover: setting('Cover'),
    WeatherStation: setting('WeatherStation'),
  };
}
