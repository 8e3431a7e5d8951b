import type { HistoryInstant, HistoryQuantity, HistoryTrend } from '../model/environmentHistory.ts';

/** The past of the environment: all readings of the last weeks, and minima, means and maxima of every minute and hour. */
export interface HistoryRepository {
  /** A quantity from `from` to `to` in at most `points` slices, from the finest rows that can be read in a moment. */
  trend(quantity: HistoryQuantity, from: number, to: number, points: number): Promise<HistoryTrend>;
  /** Both rows as they were at an instant, or the last before it; null when nothing near it is known. */
  at(instant: number): Promise<HistoryInstant | null>;
  /**
   * Takes the next readings into their minutes and hours, each exactly once however often this is interrupted.
   * @returns how many readings were taken in; fewer than `mostRows` when there are no more
   */
  rollUp(mostRows: number): Promise<number>;
  /**
   * Forgets readings older than `before` that have been taken in; those at which a status or a contact changed go to the
   * *_history tables. @returns how many left; fewer than `mostRows` when there are no more
   */
  forget(before: number, mostRows: number): Promise<number>;
}
