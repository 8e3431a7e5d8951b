import type { Device } from '../Device.ts';

export type CameraState = 'IDLE' | 'EXPOSING' | 'READING' | 'READY' | 'FAULT';

/** The camera's own read-back. */
export interface CameraStatus {
  /** When it was read, milliseconds since the Unix epoch. */
  readonly at: number;
  readonly state: CameraState;
  /** Seconds still to expose, 0 unless exposing. */
  readonly remainingSeconds: number;
  /** Null when the detector has no thermometer. */
  readonly temperatureCelsius: number | null;
  readonly setpointCelsius: number | null;
  readonly filter: string;
  readonly filters: readonly string[];
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** What is wrong, in words; null when nothing is. */
  readonly fault: string | null;
}

export interface ExposureOrder {
  readonly exposureSeconds: number;
  readonly filter: string;
  readonly kind: 'object' | 'bias' | 'dark' | 'flat';
  /** Where the telescope points, J2000 degrees; simulators draw the sky from it, real cameras ignore it. */
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
}

/** A raw frame: `pixels` row by row from the bottom left, width × height of them, 0…65535 counts. */
export interface Frame {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly pixels: Uint16Array;
  /** Start of the exposure as the camera gives it, milliseconds since the Unix epoch. */
  readonly startedAt: number;
  readonly exposureSeconds: number;
  readonly filter: string;
  readonly temperatureCelsius: number | null;
}

/** A detector with its filter wheel. Commands resolve on acknowledgement. All may throw a DeviceError. */
export interface Camera extends Device {
  status(): Promise<CameraStatus>;
  /** Turns the filter wheel if needed, then exposes. */
  expose(order: ExposureOrder): Promise<void>;
  /** Turns the filter wheel without exposing; left out: this camera turns it only with an exposure. @throws DeviceRefused when there is no such filter */
  selectFilter?(filter: string): Promise<void>;
  /** Fetches the finished frame (state READY); the camera is IDLE afterwards. */
  read(): Promise<Frame>;
  setTemperature(celsius: number): Promise<void>;
  /** What kind of exposure it took from us last, and has not been read or aborted; null = none, or not known. */
  exposureKind?(): ExposureOrder['kind'] | null;
  /** Ends an exposure without an image; goes ahead of whatever is queued. */
  abort(): Promise<void>;
}
