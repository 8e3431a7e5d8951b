import type { DeviceSettings } from '../../devices/createDevices.ts';
import type { DeviceSetting } from '../../devices/DeviceSetting.ts';
import type { DeviceName } from '../../devices/deviceNames.ts';
import { pyrosSetting } from '../../devices/pyrosSettings.ts';
import { DEFAULT_ADDRESSES, type DeviceAddresses } from '../../devices/socketConfig.ts';
import type { DeviceAddress } from '../../devices/transport/DeviceAddress.ts';
import type { Configuration, DeviceName as ConfiguredName } from './Configuration.ts';

/** Names of the configuration for the names that drivers and simulators know (socket_config.ini). */
export const CONFIGURED_NAMES: Readonly<Record<DeviceName, ConfiguredName>> = {
  Telescope: 'telescope',
  CameraVIS: 'visCamera',
  CameraNIR: 'nirCamera',
  PLC: 'plc',
  Dome: 'dome',
};

function forEachDevice<T>(value: (name: DeviceName) => T): Record<DeviceName, T> {
  return {
    Telescope: value('Telescope'),
    CameraVIS: value('CameraVIS'),
    CameraNIR: value('CameraNIR'),
    PLC: value('PLC'),
    Dome: value('Dome'),
  };
}

/** Where the bundled simulators listen: where the devices that they stand in for would. */
export function simulatorAddresses({ devices }: Pick<Configuration, 'devices'>): DeviceAddresses {
  return forEachDevice((name): DeviceAddress => {
    const { driver, host, port } = devices[CONFIGURED_NAMES[name]];
    return driver === 'pyros' ? { host, port } : DEFAULT_ADDRESSES[name];
  });
}

/** Every device as it is configured; with `simulators`, these in place of all that shall not stay real. */
export function deviceSettings(configuration: Configuration, simulators: DeviceAddresses | null): DeviceSettings {
  const { devices, simulation } = configuration;
  return forEachDevice((name): DeviceSetting => {
    const configured = devices[CONFIGURED_NAMES[name]];
    if (simulators === null || simulation.realDevices.includes(CONFIGURED_NAMES[name])) return configured;
    return pyrosSetting(simulators[name]);
  });
}
