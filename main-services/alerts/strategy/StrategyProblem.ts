/** One thing wrong with a strategy. */
export interface StrategyProblem {
  /** Where, in the document's own words: "sequence 1 › album VIS › plan 2". */
  readonly place: string;
  /** The attribute concerned; null when it is the element itself. */
  readonly attribute: string | null;
  /** A sentence that names the element, the attribute and the value. */
  readonly reason: string;
}
