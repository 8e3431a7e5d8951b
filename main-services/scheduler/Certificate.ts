/** What is proven about a plan: how far it is, at most, from the best possible one. */
export interface Certificate {
  /** What the plan is worth, as the certificate counts: fillers left out. */
  readonly value: number;
  /** No plan at all can be worth more, tier by tier in their order. */
  readonly bound: number;
  /** (bound − value) / bound, 0 … 1: 0.004 reads "within 0.4 % of the best possible". */
  readonly gap: number;
  /** The gap is closed: no plan is better. */
  readonly optimal: boolean;
  /** In order of rank, only those with something to plan. */
  readonly tiers: readonly TierCertificate[];
}

/** One rank that nothing below it can make up for. With the `value` objective all classes share the rank `any`. */
export interface TierCertificate {
  readonly tier: TierName;
  readonly value: number;
  /** No plan that keeps the tiers above at what they are worth in this one can be worth more in this tier. */
  readonly bound: number;
  readonly gap: number;
}

export type TierName = 'alert' | 'begun' | 'A' | 'B' | 'C' | 'any' | 'filler';
