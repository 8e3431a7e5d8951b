import type { Verdict } from '../decide.ts';
import type { Notice } from '../voevent/Notice.ts';
import type { BurstSummary } from './isSameBurst.ts';

/** A notice in the book, with what was decided about it for itself, whatever else is known of its burst. */
export interface Entry {
  readonly notice: Notice;
  readonly verdict: Verdict;
  readonly receivedAt: number;
}

/** All notices of one mission about one of its bursts. */
export interface MissionBurst {
  readonly key: string;
  readonly entries: readonly Entry[];
  /** What other missions' bursts are compared with; null when it cannot be compared. */
  readonly summary: BurstSummary | null;
}
