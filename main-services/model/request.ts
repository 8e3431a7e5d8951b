import type { TargetMotion } from './targetMotion.ts';

/** Life of a sequence (mission.md, SCHED). EXPECTED is how a plan row is called before it runs. */
export type SequenceStatus =
  | 'INCOMPLETE'
  | 'TOBEPLANNED'
  | 'OBSERVABLE'
  | 'PLANNED'
  | 'REJECTED'
  | 'UNPLANNABLE'
  | 'EXECUTING'
  | 'COMPLETED'
  | 'INTERRUPTED'
  | 'CANCELLED';

export type DetectorName = 'VIS' | 'NIR';

/** The smallest order: this filter, this long, this many times. */
export interface Plan {
  readonly id: number;
  readonly albumId: number;
  readonly name: string;
  readonly filter: string;
  readonly exposureSeconds: number;
  readonly imageCount: number;
  readonly ditherArcseconds: number;
  /** Images whole on disk. */
  readonly imagesTaken: number;
}

/** What one detector does in a sequence. */
export interface Album {
  readonly id: number;
  readonly sequenceId: number;
  readonly detector: DetectorName;
  readonly plans: readonly Plan[];
}

/** When a target can be observed, milliseconds since the Unix epoch. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

/** The unit of planning: one pointing. Angles J2000 degrees, durations seconds. */
export interface Sequence {
  readonly id: number;
  readonly requestId: number;
  readonly name: string;
  readonly status: SequenceStatus;
  /** Why it is rejected, interrupted, unplannable …; null when there is nothing to say. */
  readonly statusReason: string | null;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** −5 … +5 on top of the programme's priority. */
  readonly priorityOffset: number;
  readonly durationSeconds: number;
  readonly overheadSeconds: number;
  /** Visibility windows of the night it is for; the chosen one only, once the astronomer chose. */
  readonly windows: readonly TimeWindow[];
  /** Preferred start, null = none. */
  readonly preferredAt: number | null;
  readonly mayMoveEarlierSeconds: number;
  readonly mayMoveLaterSeconds: number;
  readonly mandatory: boolean;
  /** Nights it may be put off to, 0 (this night only) … 7. */
  readonly reportNights: number;
  readonly minimumMoonDistanceDegrees: number;
  readonly maximumAirmass: number;
  /** For a moving target; its right ascension and declination are those at the middle of its night. */
  readonly motion?: TargetMotion;
  /** Lit fraction of the Moon, 0…1, above which it is observed only while the Moon is down; absent = any. */
  readonly maximumMoonIllumination?: number;
  /** Only for time that nothing else wants. */
  readonly filler?: boolean;
  readonly albums: readonly Album[];
}

/** What an astronomer or an alert asks for. */
export interface ObservationRequest {
  readonly id: number;
  readonly name: string;
  readonly userId: number;
  readonly userName: string;
  readonly programmeId: number;
  readonly programmeName: string;
  readonly programmePriority: number;
  readonly isAlert: boolean;
  /** "2026-12-15", the night it is for. */
  readonly nightDate: string;
  readonly allOrNothing: boolean;
  readonly submitted: boolean;
  readonly complete: boolean;
  readonly createdAt: number;
  readonly sequences: readonly Sequence[];
}

export type ProgrammeClass = 'A' | 'B' | 'C';

/** A scientific programme as the time allocation committee granted it. */
export interface ScientificProgramme {
  readonly id: number;
  readonly name: string;
  readonly classLetter: ProgrammeClass;
  readonly priority: number;
  /** Share of the night, 0…100 %. */
  readonly quotaPercent: number;
}
