/** Julian date of the Unix epoch, 1970-01-01T00:00Z. */
const UNIX_EPOCH_JD = 2_440_587.5;
const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

/** Milliseconds since the Unix epoch as the Julian date the sequence columns hold. */
export function toJulianDate(epochMs: number): number {
  return epochMs / DAY_MS + UNIX_EPOCH_JD;
}

/** Whole milliseconds: a double holds a Julian date of our time to 40 µs, so the way there and back is exact. */
export function fromJulianDate(julianDate: number): number {
  return Math.round((julianDate - UNIX_EPOCH_JD) * DAY_MS);
}

export function secondsToDays(seconds: number): number {
  return seconds / DAY_SECONDS;
}

/** To the microsecond, so that the division by 86 400 leaves no trace. */
export function daysToSeconds(days: number): number {
  return Math.round(days * DAY_SECONDS * 1e6) / 1e6;
}
