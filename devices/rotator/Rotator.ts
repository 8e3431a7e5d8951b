import type { Device } from '../Device.ts';

export interface RotatorStatus {
  /** When it was read, milliseconds since the Unix epoch. */
  readonly at: number;
  /** 0 … 360, north through east. */
  readonly angleDegrees: number;
  readonly moving: boolean;
  /** What is wrong, in words; null when nothing is. */
  readonly fault: string | null;
}

/** A field rotator. Commands resolve on acknowledgement. All may throw a DeviceError. */
export interface Rotator extends Device {
  status(): Promise<RotatorStatus>;
  rotateTo(angleDegrees: number): Promise<void>;
  halt(): Promise<void>;
}
