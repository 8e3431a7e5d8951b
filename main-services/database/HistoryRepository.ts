import type { HistoryInstant, HistoryQuantity, HistoryTrend, RuleRecord } from '../model/environmentHistory.ts';

/** The past of the environment: all readings of the last weeks, and minima, means and maxima of every minute and hour. */
export interface HistoryRepository {
  /** A quantity from `from` to `to` in at most `points` slices, from the finest rows that can be read in a moment. */
  trend(quantity: HistoryQuantity, from: number, to: number, points: number): Promise<HistoryTrend>;
  /** Both rows and every rule as they were at an instant, or the last before it; null when nothing near it is known. */
  at(instant: number): Promise<HistoryInstant | null>;
  /** What rules were recorded to decide in a span, in order; of more than `mostRecords` the latest. */
  decisions(from: number, to: number, mostRecords: number): Promise<readonly RuleRecord[]>;
  /**
   * Takes the next readings into their minutes and hours, each exactly once however often this is interrupted.
   * @returns how many readings were taken in; fewer than `mostRows` when there are no more
   */
  rollUp(mostRows: number): Promise<number>;
  /**
   * Forgets readings and decisions of rules older than `before`, readings once they are taken in; those at which a status or a contact changed go to the
   * *_history tables. @returns how many left; fewer than `mostRows` when there are no more
   */
  forget(before: number, mostRows: number): Promise<number>;
}
