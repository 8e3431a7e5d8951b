import type { QuotaPacks } from './QuotaPacks.ts';
import type { TimeGrid } from './TimeGrid.ts';

/** What a relaxation says at its best prices, for whoever builds plans by it. */
export interface Outlook {
  readonly tier: number;
  /** Those of the tier and of the tiers above that can be planned. */
  readonly sequences: Int32Array;
  /** What locked sequences are worth in the tier. */
  readonly fixed: number;
  readonly grid: TimeGrid;
  /** No plan is worth more, quotas filled with whole sequences. */
  readonly bound: number;
  /** What each sequence brings when it is used. */
  readonly profit: Float64Array;
  /** The most that can be gained from each tick on. */
  readonly after: Float64Array;
  readonly packs: QuotaPacks;
  /** What each sequence is reckoned to be worth to its quota, and without one what is lost when it is not used. */
  readonly worths: Float64Array;
  /** What a second of each account is worth; users' quotas are not packed. */
  readonly quotaPrices: Float64Array;
}
