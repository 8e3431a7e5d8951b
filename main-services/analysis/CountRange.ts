/** Counts that are shown as black and as white. */
export interface CountRange {
  readonly blackCounts: number;
  readonly whiteCounts: number;
}
