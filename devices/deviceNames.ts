/** Devices of the configuration, by the names of the original's socket_config.ini. */
export const DEVICE_NAMES = ['Telescope', 'CameraVIS', 'CameraNIR', 'PLC', 'Dome'] as const;
export type DeviceName = (typeof DEVICE_NAMES)[number];
