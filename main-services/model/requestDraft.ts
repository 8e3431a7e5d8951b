import type { DetectorName, TimeWindow } from './request.ts';
import type { SequenceWishes } from './sequenceWishes.ts';

/** A request not stored yet, as the XML reader, the builder or an alert strategy makes it. Angles J2000 degrees. */
export interface RequestDraft {
  readonly name: string;
  readonly userName: string;
  readonly programmeName: string;
  readonly isAlert: boolean;
  readonly nightDate: string;
  readonly allOrNothing: boolean;
  readonly sequences: readonly SequenceDraft[];
}

export interface SequenceDraft extends SequenceWishes {
  /** Null: computed from the albums (the longest one). */
  readonly durationSeconds: number | null;
  /** Null: computed from the target and the night. */
  readonly windows: readonly TimeWindow[] | null;
  readonly albums: readonly AlbumDraft[];
}

export interface AlbumDraft {
  readonly detector: DetectorName;
  readonly plans: readonly PlanDraft[];
}

export interface PlanDraft {
  readonly name: string;
  readonly filter: string;
  readonly exposureSeconds: number;
  readonly imageCount: number;
  readonly ditherArcseconds: number;
}

/** A draft whose open points are settled: what the database stores. */
export interface SettledRequestDraft extends Omit<RequestDraft, 'sequences'> {
  readonly sequences: readonly (Omit<SequenceDraft, 'durationSeconds' | 'windows'> & {
    readonly durationSeconds: number;
    readonly windows: readonly TimeWindow[];
  })[];
}
