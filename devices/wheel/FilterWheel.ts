import type { Device } from '../Device.ts';

export interface FilterWheelStatus {
  /** When it was read, milliseconds since the Unix epoch. */
  readonly at: number;
  /** The filter in the beam; null while the wheel turns. */
  readonly filter: string | null;
  readonly filters: readonly string[];
  readonly turning: boolean;
  /** What is wrong, in words; null when nothing is. */
  readonly fault: string | null;
}

/** A filter wheel of its own. `select` resolves on acknowledgement. All may throw a DeviceError. */
export interface FilterWheel extends Device {
  status(): Promise<FilterWheelStatus>;
  /** @throws DeviceRefused when the wheel has no such filter */
  select(filter: string): Promise<void>;
  halt(): Promise<void>;
}
