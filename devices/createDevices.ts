import type { Camera } from './camera/Camera.ts';
import { PyrosCamera } from './camera/PyrosCamera.ts';
import type { Dome } from './dome/Dome.ts';
import { PyrosDome } from './dome/PyrosDome.ts';
import type { Mount } from './mount/Mount.ts';
import { PyrosMount } from './mount/PyrosMount.ts';
import type { Plc } from './plc/Plc.ts';
import { PyrosPlc } from './plc/PyrosPlc.ts';
import type { DeviceAddresses, DeviceName } from './socketConfig.ts';
import type { Timekeeper } from './Timekeeper.ts';

/** The instruments of the observatory, whatever they speak. */
export interface Devices {
  readonly telescope: Mount;
  readonly dome: Dome;
  readonly vis: Camera;
  readonly nir: Camera;
  readonly plc: Plc;
}

export interface DeviceEnvironment {
  readonly timekeeper: Timekeeper;
  /** With simulators: every frame tells our time and its rate; leave it out with real devices. */
  readonly stamp?: { readonly rate: number } | undefined;
}

/** Drivers for the devices at these addresses, not connected yet: call `connect` on each. */
export function createDevices(addresses: DeviceAddresses, environment: DeviceEnvironment): Devices {
  const options = (name: DeviceName) => ({ ...environment, name, address: addresses[name] });
  return {
    telescope: new PyrosMount(options('Telescope')),
    dome: new PyrosDome(options('Dome')),
    vis: new PyrosCamera(options('CameraVIS')),
    nir: new PyrosCamera(options('CameraNIR')),
    plc: new PyrosPlc(options('PLC')),
  };
}
