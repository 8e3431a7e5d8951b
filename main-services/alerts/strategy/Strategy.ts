import type { AlbumDraft } from '../../model/requestDraft.ts';

/** Stands for every type of a mission's notices. */
export const ANY_TYPE = '*';

/** A kind of notice a strategy takes. */
export interface Acceptance {
  readonly mission: string;
  /** One of noticeTypes.ts, or ANY_TYPE. */
  readonly type: string;
  /** Sigma; null = any. A notice that does not state its significance passes. */
  readonly minimumSignificance: number | null;
  /** Instead of the strategy's own limit; null = that one. */
  readonly maximumErrorDegrees: number | null;
}

/** Beyond these an alert is not observed. */
export interface StrategyLimits {
  readonly maximumErrorDegrees: number;
  readonly minimumAltitudeDegrees: number;
  readonly maximumSunAltitudeDegrees: number;
  readonly minimumMoonDistanceDegrees: number;
  readonly maximumTriggerAgeMs: number;
  readonly maximumNoticeAgeMs: number;
  /** How far in the future a notice's dates may be: clocks differ. */
  readonly maximumLeadMs: number;
}

/** Which notices are observed, and how (the original's StrategyObs). */
export interface Strategy {
  readonly name: string;
  readonly description: string;
  /** Of the stored strategy; null = read from a file. */
  readonly version: number | null;
  readonly accepts: readonly Acceptance[];
  readonly limits: StrategyLimits;
  readonly userName: string;
  readonly programmeName: string;
  readonly sequences: readonly StrategySequence[];
}

export interface StrategySequence {
  readonly name: string;
  readonly priorityOffset: number;
  readonly overheadSeconds: number;
  /** After what time from the start it begins: 0 = at once. */
  readonly delaySeconds: number;
  /** How often it is observed in all, and how long after the start of one the next begins. */
  readonly repetitions: number;
  readonly intervalSeconds: number;
  readonly albums: readonly AlbumDraft[];
}
