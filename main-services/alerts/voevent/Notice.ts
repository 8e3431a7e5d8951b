import type { Role } from './VoEvent.ts';

export type Mission = 'SVOM' | 'Swift' | 'Fermi' | 'LVK' | 'IceCube' | 'Einstein Probe' | 'PyROS' | 'other';

/** A place on the sky with the radius it is known to. J2000 degrees. */
export interface SkyPosition {
  readonly raDegrees: number;
  readonly decDegrees: number;
  readonly errorDegrees: number;
}

/** A notice understood: what a mission says about a burst. */
export interface Notice {
  readonly ivorn: string;
  readonly mission: Mission;
  /** The mission's own word for the kind of notice: "eclairs-wakeup", "bat-position", "gbm-final" … */
  readonly type: string;
  /** The mission's own name of the burst. */
  readonly burst: string;
  readonly role: Role;
  /** Raised by an administrator of this observatory for training. */
  readonly fake: boolean;
  /** False for packets that are not VOEvent 2.0: shown, never acted on. */
  readonly standard: boolean;
  readonly authorIvorn: string | null;
  readonly issuedAt: number | null;
  readonly triggerAt: number | null;
  readonly position: SkyPosition | null;
  /** Why there is no position, in words; null when there is one. */
  readonly positionNote: string | null;
  /** It takes the burst back, whatever else it carries. */
  readonly isRetraction: boolean;
  /** Identifiers it retracts. */
  readonly retracts: readonly string[];
  /** Every identifier it cites, retracted ones included. */
  readonly cites: readonly string[];
  /** What the mission itself holds against acting on it, in words. */
  readonly doubts: readonly string[];
  /** Signal to noise ratio, in sigma; null when not stated. */
  readonly significance: number | null;
}
