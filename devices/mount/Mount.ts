import type { Device } from '../Device.ts';

export type MountState = 'PARKED' | 'PARKING' | 'STOPPED' | 'SLEWING' | 'TRACKING' | 'FAULT';

/** The telescope's own read-back. Angles in degrees, J2000 for equatorial, azimuth from north through east. */
export interface MountStatus {
  /** When it was read, milliseconds since the Unix epoch. */
  readonly at: number;
  readonly state: MountState;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  readonly altitudeDegrees: number;
  readonly azimuthDegrees: number;
  /** Where it was last sent, null if nowhere. */
  readonly targetRightAscensionDegrees: number | null;
  readonly targetDeclinationDegrees: number | null;
  readonly coverOpen: boolean;
  /** What is wrong, in words; null when nothing is. */
  readonly fault: string | null;
}

/** Equatorial J2000, degrees. */
export interface EquatorialTarget {
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
}

/** Altitude above the horizon and azimuth from north through east, degrees. */
export interface HorizontalTarget {
  readonly altitudeDegrees: number;
  readonly azimuthDegrees: number;
}

/**
 * A telescope mount. Commands resolve when the device acknowledged them, not when the motion is over: read `status` back.
 * All may throw a DeviceError.
 */
export interface Mount extends Device {
  status(): Promise<MountStatus>;
  /** Slews and then tracks. */
  slewTo(target: EquatorialTarget): Promise<void>;
  /** Slews and then stands still. */
  slewToHorizontal(target: HorizontalTarget): Promise<void>;
  setTracking(on: boolean): Promise<void>;
  park(): Promise<void>;
  setCover(open: boolean): Promise<void>;
  /** Stops every motion; goes ahead of whatever is queued. */
  halt(): Promise<void>;
}
