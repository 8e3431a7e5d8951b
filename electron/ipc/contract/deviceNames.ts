/** Names of the devices, apart from the calls, so that the console does not load their schemas. */
export { DEVICE_NAMES, type DeviceName, isPyrosDevice } from '../../../devices/deviceNames.ts';
