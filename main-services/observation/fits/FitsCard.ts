export type FitsValue = string | number | boolean;

/**
 * One line of a FITS header. A whole number is written as an integer unless `decimals` says how many digits follow the point; a
 * null or non-finite value leaves the card out (an unknown air mass is not a zero). COMMENT and HISTORY take words as value.
 */
export interface FitsCard {
  /** At most 8 of A–Z, 0–9, "-" and "_". */
  readonly keyword: string;
  readonly value: FitsValue | null;
  readonly comment?: string;
  readonly decimals?: number;
}
