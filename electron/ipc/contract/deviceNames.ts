/** Names of the devices, apart from the calls, so that the console does not load their schemas. */
export { DEVICE_NAMES, type DeviceName } from '../../../devices/deviceNames.ts';
