import type { Device } from '../Device.ts';

export interface FocuserStatus {
  /** When it was read, milliseconds since the Unix epoch. */
  readonly at: number;
  /** In the device's own steps. */
  readonly positionSteps: number;
  readonly smallestSteps: number;
  readonly largestSteps: number;
  readonly moving: boolean;
  /** Null when the focuser has no thermometer. */
  readonly temperatureCelsius: number | null;
  /** What is wrong, in words; null when nothing is. */
  readonly fault: string | null;
}

/** An absolute focuser. Commands resolve on acknowledgement. All may throw a DeviceError. */
export interface Focuser extends Device {
  status(): Promise<FocuserStatus>;
  moveTo(positionSteps: number): Promise<void>;
  halt(): Promise<void>;
}
