import type { TargetMotion } from './targetMotion.ts';

/** What is asked for one pointing, the same in a draft and in what is stored. Angles J2000 degrees, durations seconds. */
export interface SequenceWishes {
  readonly name: string;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** −5 … +5 on top of the programme's priority. */
  readonly priorityOffset: number;
  readonly overheadSeconds: number;
  /** Preferred start, null = none. */
  readonly preferredAt: number | null;
  readonly mayMoveEarlierSeconds: number;
  readonly mayMoveLaterSeconds: number;
  readonly mandatory: boolean;
  /** Nights it may be put off to, 0 (this night only) … 7. */
  readonly reportNights: number;
  readonly minimumMoonDistanceDegrees: number;
  readonly maximumAirmass: number;
  /** For a moving target; its right ascension and declination are computed: in what is stored those at the middle of its night. */
  readonly motion?: TargetMotion;
  /** Lit fraction of the Moon, 0…1, above which it is observed only while the Moon is down; absent = any. */
  readonly maximumMoonIllumination?: number;
  /** Only for time that nothing else wants. */
  readonly filler?: boolean;
}
