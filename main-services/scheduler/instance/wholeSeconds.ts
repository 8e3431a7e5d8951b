/** Times that differ by less than a microsecond are the same: minutes such as 7.35 have no exact form in binary. */
const ROUNDING_SECONDS = 1e-6;

/** The first whole second at or after a time in minutes. */
export function wholeSecondsFrom(minutes: number): number {
  return Math.ceil(minutes * 60 - ROUNDING_SECONDS) + 0;
}

/** The last whole second at or before a time in minutes. */
export function wholeSecondsUntil(minutes: number): number {
  return Math.floor(minutes * 60 + ROUNDING_SECONDS) + 0;
}
