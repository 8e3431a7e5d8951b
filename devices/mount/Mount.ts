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
  /** Null when this telescope has no mirror cover. */
  readonly coverOpen: boolean | null;
  /** How far the azimuth axis is turned away from where its cables hang free, positive through east; null or absent = it does not tell. */
  readonly cableWrapDegrees?: number | null;
  /** At which of its rates it tracks, or would: "sidereal"; null or absent = it does not tell. */
  readonly trackingRate?: string | null;
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

/** The four ways of a jog pad, on the sky: north and south in declination, east and west in right ascension. */
export type JogDirection = 'NORTH' | 'SOUTH' | 'EAST' | 'WEST';

/** Motion for as long as a key is held. The caller is the dead-man switch: `stop` must follow every `start`. */
export interface MountJogging {
  /** From slowest to fastest, in the device's own words: "guide", "centre", "find", "slew". */
  readonly rates: readonly string[];
  start(direction: JogDirection, rate: string): Promise<void>;
  stop(): Promise<void>;
}

/** Rates at which the mount can follow: "sidereal", "lunar", "solar". */
export interface MountTrackingRates {
  readonly rates: readonly string[];
  set(rate: string): Promise<void>;
}

/**
 * A telescope mount. Commands resolve when the device acknowledged them, not when the motion is over: read `status` back.
 * All may throw a DeviceError. What not every mount can do is an optional part: absent means that this one cannot.
 */
export interface Mount extends Device {
  /** Nearer than this to where it was sent, it is there; absent = the observatory's own 5″. */
  readonly pointingToleranceDegrees?: number;
  status(): Promise<MountStatus>;
  /** Slews and then tracks. */
  slewTo(target: EquatorialTarget): Promise<void>;
  /** Slews and then stands still. */
  slewToHorizontal(target: HorizontalTarget): Promise<void>;
  setTracking(on: boolean): Promise<void>;
  /** Goes ahead of whatever is queued, as a stop does. */
  park(): Promise<void>;
  /** Does nothing where there is no cover. */
  setCover(open: boolean): Promise<void>;
  /** Stops every motion; goes ahead of whatever is queued. */
  halt(): Promise<void>;
  /** Lets a parked mount move again; mounts without it wake at their first slew. */
  readonly unpark?: () => Promise<void>;
  /** Seeks the home marks of the axes. */
  readonly home?: () => Promise<void>;
  /** Tells the mount that it points at the target now. Moves nothing. */
  readonly sync?: (target: EquatorialTarget) => Promise<void>;
  readonly jogging?: MountJogging;
  readonly trackingRates?: MountTrackingRates;
}
