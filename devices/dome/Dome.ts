import type { Device } from '../Device.ts';

export type ShutterState = 'OPEN' | 'OPENING' | 'CLOSING' | 'CLOSED' | 'STOPPED' | 'FAULT';

/** The dome's own read-back; azimuth of the slit in degrees from north through east. */
export interface DomeStatus {
  /** When it was read, milliseconds since the Unix epoch. */
  readonly at: number;
  readonly shutter: ShutterState;
  /** 0 shut … 100 wide open. */
  readonly shutterPercent: number;
  readonly azimuthDegrees: number;
  readonly targetAzimuthDegrees: number | null;
  readonly rotating: boolean;
  /** What is wrong, in words; null when nothing is. */
  readonly fault: string | null;
}

/** A dome with a slit. Commands resolve on acknowledgement; read `status` back. All may throw a DeviceError. */
export interface Dome extends Device {
  status(): Promise<DomeStatus>;
  open(): Promise<void>;
  close(): Promise<void>;
  rotateTo(azimuthDegrees: number): Promise<void>;
  /** Stops every motion; goes ahead of whatever is queued. */
  halt(): Promise<void>;
}
