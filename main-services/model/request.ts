import type { SequenceWishes } from './sequenceWishes.ts';

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

/** The unit of planning: one pointing. */
export interface Sequence extends SequenceWishes {
  readonly id: number;
  readonly requestId: number;
  readonly status: SequenceStatus;
  /** Why it is rejected, interrupted, unplannable …; null when there is nothing to say. */
  readonly statusReason: string | null;
  readonly durationSeconds: number;
  /** Visibility windows of the night it is for; the chosen one only, once the astronomer chose. */
  readonly windows: readonly TimeWindow[];
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
