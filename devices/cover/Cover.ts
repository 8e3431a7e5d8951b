import type { Device } from '../Device.ts';

export type CoverPosition = 'OPEN' | 'OPENING' | 'CLOSING' | 'CLOSED' | 'UNKNOWN' | 'FAULT';

export interface CoverStatus {
  /** When it was read, milliseconds since the Unix epoch. */
  readonly at: number;
  readonly position: CoverPosition;
  /** What is wrong, in words; null when nothing is. */
  readonly fault: string | null;
}

/** The lid over the mirror, where it is a device of its own. Commands resolve on acknowledgement. All may throw a DeviceError. */
export interface Cover extends Device {
  status(): Promise<CoverStatus>;
  open(): Promise<void>;
  close(): Promise<void>;
  halt(): Promise<void>;
}
