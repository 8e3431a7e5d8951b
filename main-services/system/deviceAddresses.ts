import type { DeviceAddresses } from '../../devices/socketConfig.ts';
import type { Configuration } from './Configuration.ts';

/** The configured devices under the names that drivers and simulators know (socket_config.ini). */
export function deviceAddresses(devices: Configuration['devices']): DeviceAddresses {
  return {
    Telescope: devices.telescope,
    CameraVIS: devices.visCamera,
    CameraNIR: devices.nirCamera,
    PLC: devices.plc,
    Dome: devices.dome,
  };
}
