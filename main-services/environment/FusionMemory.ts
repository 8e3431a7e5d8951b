import type { SensorReading } from '../model/environment.ts';
import type { PressureHistories } from './pressureHistory.ts';

/** How a sensor's outputs have changed: what froze was alive before. */
export interface Liveliness {
  /** All its outputs in one string. */
  readonly outputs: string;
  readonly changedAt: number;
  readonly changes: number;
  /** Replies since then that said the same. */
  readonly repeats: number;
}

/** How the PLC's own clock has moved. */
export interface PlcClockMemory {
  readonly reportedAt: number | null;
  /** Replies in a row with a later date than the one before. */
  readonly advances: number;
  readonly advancedAt: number;
}

/** What fusion remembers from one round to the next; plain data, can be stored as JSON. */
export interface FusionMemory {
  /** Falling winds of the gust window: each lower than the one before, the first is the gust. */
  readonly gusts: readonly { readonly at: number; readonly wind: number }[];
  readonly pressures: PressureHistories;
  readonly liveliness: Readonly<Record<string, Liveliness>>;
  /** When each quantity was last measured by a sensor that counts. */
  readonly measuredAt: Readonly<Record<string, number>>;
  /** Last reading of every channel that there is or was: one that vanished is missed, and shown with its age. */
  readonly channels: Readonly<Record<string, SensorReading>>;
  readonly lamps: readonly string[];
  readonly fans: readonly string[];
  readonly plcClock: PlcClockMemory;
  /** Receipt of the last reply that was taken in. */
  readonly lastReplyAt: number | null;
  /** When the last reading of the weather station that was taken in was measured. */
  readonly stationAt: number | null;
}

export const NO_FUSION_MEMORY: FusionMemory = {
  gusts: [],
  pressures: {},
  liveliness: {},
  measuredAt: {},
  channels: {},
  lamps: [],
  fans: [],
  plcClock: { reportedAt: null, advances: 0, advancedAt: 0 },
  lastReplyAt: null,
  stationAt: null,
};
