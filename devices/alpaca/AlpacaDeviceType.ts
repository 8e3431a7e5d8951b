/**
 * Device types of the API, as they stand in a path, and the version of the interface from which on a device connects in the background
 * and gives its operational values in one answer (ASCOM Platform 7).
 */
export const PLATFORM_7_FROM = {
  telescope: 4,
  dome: 3,
  camera: 4,
  filterwheel: 3,
  focuser: 4,
  rotator: 4,
  safetymonitor: 3,
  observingconditions: 2,
  switch: 3,
  covercalibrator: 2,
} as const;

export type AlpacaDeviceType = keyof typeof PLATFORM_7_FROM;
