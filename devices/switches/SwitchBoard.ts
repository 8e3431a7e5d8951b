import type { Device } from '../Device.ts';

export interface SwitchView {
  readonly name: string;
  /** Null when the device cannot tell. */
  readonly on: boolean | null;
  readonly writable: boolean;
}

/** Lamps, sockets and relays. `set` resolves on acknowledgement. All may throw a DeviceError. */
export interface SwitchBoard extends Device {
  switches(): Promise<readonly SwitchView[]>;
  /** @throws DeviceRefused when there is no such switch, or it cannot be set */
  set(name: string, on: boolean): Promise<void>;
}
