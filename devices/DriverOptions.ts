import type { CoordinateFrames } from './CoordinateFrames.ts';
import type { Timekeeper } from './Timekeeper.ts';

/** What every driver is made with, whatever the protocol; `A` is the medium it speaks over. */
export interface DriverOptions<A> {
  /** Name in the configuration: "Telescope", "CameraVIS" … */
  readonly name: string;
  readonly address: A;
  readonly timekeeper: Timekeeper;
  /** Settings of this protocol alone: INDI's device name, a serial mount's precision … */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the observatory stands: mounts that think in hour angles need it. */
  readonly site: {
    readonly latitudeDegrees: number;
    readonly longitudeDegrees: number;
    readonly elevationMetres: number;
  };
  readonly frames: CoordinateFrames;
  /** Sees every byte that goes over the line, for the protocol monitor. */
  readonly tap?: WireTap | undefined;
}

/** Sees what goes over a line. Must not throw and must not wait. */
export type WireTap = (direction: 'sent' | 'received', bytes: Uint8Array, at: number) => void;
