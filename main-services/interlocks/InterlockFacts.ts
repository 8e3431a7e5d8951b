import type { EnvironmentState } from '../model/environment.ts';
import type { InstrumentsState } from '../model/operations.ts';

/** Everything a movement may depend on, as read back; what is missing speaks against moving. */
export interface InterlockFacts {
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Null until the environment was judged once. */
  readonly environment: EnvironmentState | null;
  readonly instruments: InstrumentsState;
  /** Where the Sun is; degrees, azimuth from north through east. */
  readonly sunAltitudeDegrees: number;
  readonly sunAzimuthDegrees: number;
}

/** A judgement of the environment older than this is no judgement: three polling periods of 2 s (architecture.md). */
export const ENVIRONMENT_STALE_AFTER_MS = 6000;
/** The dome opens, and the cover, once the Sun is this low: its light no longer reaches the mirror (reference: "Sun under −1°"). */
export const SUN_DOWN_DEGREES = -1;
