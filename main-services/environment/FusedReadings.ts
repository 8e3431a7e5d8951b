import type { SensorReading, SensorSuspect } from '../model/environment.ts';
import type { DerivedQuantity, MeasuredQuantity, WordQuantity } from './quantities.ts';

/** What all sensors together say about one quantity. */
export interface Fused<T> {
  /** Null = no sensor that counts measures it now. */
  readonly value: T | null;
  /** When it was last measured by one that counts; null if never. */
  readonly at: number | null;
  readonly sensors: readonly string[];
  /** Some sensor has, or once had, this quantity. */
  readonly installed: boolean;
}

/** How the line to the PLC is doing. */
export interface PlcContact {
  /** Its latest reply may be believed. */
  readonly fresh: boolean;
  readonly lastReplyAt: number | null;
  /** In a sentence, null when fresh. */
  readonly problem: string | null;
}

/** Something that the PLC switches; `on` is null when not known. */
export interface Switched {
  readonly name: string;
  readonly on: boolean | null;
}

export interface Lamp extends Switched {
  /** In the dome, where it spoils the dark and means people; a calibration lamp is not. */
  readonly inDome: boolean;
}

/** Rain as witnessed by each sensor that counts. */
export interface RainWitnesses {
  readonly wet: readonly string[];
  readonly dry: readonly string[];
}

/** Everything the rules look at. */
export interface FusedReadings {
  readonly at: number;
  readonly contact: PlcContact;
  readonly numbers: Readonly<Record<MeasuredQuantity | DerivedQuantity, Fused<number>>>;
  readonly words: Readonly<Record<WordQuantity, Fused<string>>>;
  readonly rain: RainWitnesses;
  readonly lamps: readonly Lamp[];
  readonly fans: readonly Switched[];
  readonly suspects: readonly SensorSuspect[];
  readonly sensors: readonly SensorReading[];
  /** What could not be read, in words for the log. */
  readonly notes: readonly string[];
}
