import type { AlbumDraft } from '../../model/requestDraft.ts';

/** A kind of notice a strategy takes. */
export interface Acceptance {
  readonly mission: string;
  readonly type: string;
  /** Sigma; null = any. A notice that does not state its significance passes. */
  readonly minimumSignificance: number | null;
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
  readonly albums: readonly AlbumDraft[];
}
