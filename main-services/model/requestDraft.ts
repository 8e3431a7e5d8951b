import type { DetectorName, TimeWindow } from './request.ts';
import type { TargetMotion } from './targetMotion.ts';

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

export interface SequenceDraft {
  readonly name: string;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  readonly priorityOffset: number;
  readonly overheadSeconds: number;
  /** Null: computed from the albums (the longest one). */
  readonly durationSeconds: number | null;
  /** Null: computed from the target and the night. */
  readonly windows: readonly TimeWindow[] | null;
  readonly preferredAt: number | null;
  readonly mayMoveEarlierSeconds: number;
  readonly mayMoveLaterSeconds: number;
  readonly mandatory: boolean;
  readonly reportNights: number;
  readonly minimumMoonDistanceDegrees: number;
  readonly maximumAirmass: number;
  /** Of a moving target, whose right ascension and declination are computed. */
  readonly motion?: TargetMotion;
  /** Lit fraction of the Moon, 0…1, above which it is observed only while the Moon is down; any unless told. */
  readonly maximumMoonIllumination?: number;
  /** Only for time that nothing else wants; no unless told. */
  readonly filler?: boolean;
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
