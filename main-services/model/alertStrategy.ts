/** One thing wrong with a strategy. */
export interface StrategyProblem {
  /** Where, in the document's own words: "sequence 1 › album VIS › plan 2". */
  readonly place: string;
  /** The attribute concerned; null when it is the element itself. */
  readonly attribute: string | null;
  /** A sentence that names the element, the attribute and the value. */
  readonly reason: string;
}

/** A stored strategy as it is listed. */
export interface StrategyEntry {
  readonly name: string;
  readonly description: string;
  readonly version: number;
  /** Alerts are decided by it. */
  readonly active: boolean;
  /** Why it cannot be used; empty = fine. */
  readonly problems: readonly StrategyProblem[];
}

/** What a strategy's text comes to. */
export interface StrategyReview {
  /** Null when it cannot even be read. */
  readonly name: string | null;
  readonly problems: readonly StrategyProblem[];
}
