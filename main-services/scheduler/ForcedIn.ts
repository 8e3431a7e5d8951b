/** What planning one rejected sequence would cost. */
export interface ForcedIn {
  readonly id: string;
  /**
   * Value the plan would lose, after the room left over has been filled again as well as a quick look allows; below zero when
   * it would gain. Tiers above are not traded: see `breaksTier`.
   */
  readonly valueLost: number;
  /** What would have to go, most valuable first. */
  readonly displaced: readonly string[];
  /** Where it would be; null when it cannot be planned whatever else goes. */
  readonly start: number | null;
  /** It would push out something of a higher tier (an alert; with `strict` a better class), which no price can buy. */
  readonly breaksTier: boolean;
}
