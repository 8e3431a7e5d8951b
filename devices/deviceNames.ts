/** Devices without which there is no observatory, by the names of the original's socket_config.ini. */
export const REQUIRED_DEVICES = ['Telescope', 'CameraVIS', 'CameraNIR', 'PLC', 'Dome'] as const;
export type RequiredDevice = (typeof REQUIRED_DEVICES)[number];

/** Devices that an observatory may have or not; none of them blocks observing. */
export const OPTIONAL_DEVICES = ['Focuser', 'Rotator', 'Cover', 'WeatherStation'] as const;

/** Devices that the PyROS protocol knows, each with a bundled simulator. */
export const PYROS_DEVICES = [...REQUIRED_DEVICES, 'Focuser'] as const;
export type PyrosDevice = (typeof PYROS_DEVICES)[number];

/** Devices of the configuration. */
export const DEVICE_NAMES = [...REQUIRED_DEVICES, ...OPTIONAL_DEVICES] as const;
export type DeviceName = (typeof DEVICE_NAMES)[number];

export function isPyrosDevice(name: DeviceName): name is PyrosDevice {
  return PYROS_DEVICES.some((known) => known === name);
}
