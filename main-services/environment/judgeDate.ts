/** What is remembered of the PLC's dates; plain data. */
export interface DateMemory {
  /** Of the last reply that was believed. */
  readonly last: { readonly reportedAt: number; readonly at: number } | null;
  /** Replies in a row that were not. */
  readonly shifted: number;
}

export const NO_DATES: DateMemory = { last: null, shifted: 0 };

/** So many replies in a row on a clock that was set anew (a minute at 2 s) are a correction, not a fault. */
const REPLIES_OF_A_CORRECTED_CLOCK = 30;
/** The original writes its date without a zone: what is ahead by no more than a day may be local time. */
const ANY_ZONE_MS = 86_400_000;

/**
 * Judges the date of a reply received at `at`: one that jumped back, or ahead of our clock, since the reply before is no reading, nor
 * is one from beyond tomorrow. A date that stands still or is merely old says nothing (the original's controller repeats the same one
 * for ever), nor does one that is missing.
 */
export function judgeDate(
  reportedAt: number | null,
  at: number,
  memory: DateMemory,
  toleranceMs: number,
): { readonly fault: string | null; readonly memory: DateMemory } {
  if (reportedAt === null) return { fault: null, memory };
  const fault = shiftOf(reportedAt, at, memory, toleranceMs);
  if (fault !== null) return { fault, memory: { ...memory, shifted: memory.shifted + 1 } };
  return { fault: null, memory: { last: { reportedAt, at }, shifted: 0 } };
}

function shiftOf(reportedAt: number, at: number, { last, shifted }: DateMemory, toleranceMs: number): string | null {
  const aheadMs = reportedAt - at;
  const ahead = `it is dated ${iso(reportedAt)}, ${inWords(aheadMs)} in the future: one of the two clocks is wrong`;
  if (aheadMs > Math.max(ANY_ZONE_MS, toleranceMs)) return ahead;
  if (last === null || shifted >= REPLIES_OF_A_CORRECTED_CLOCK) return null;
  const movedMs = reportedAt - last.reportedAt;
  // How much more than our own clock it moved: where ours was set by as much, the PLC's date is right.
  const jumpMs = movedMs - (at - last.at);
  if (movedMs < -toleranceMs && jumpMs < -toleranceMs) {
    return `it is dated ${iso(reportedAt)}, ${inWords(-movedMs)} before the reply before it`;
  }
  return movedMs !== 0 && jumpMs > toleranceMs && aheadMs > toleranceMs ? ahead : null;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function inWords(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 3000) return `${seconds} s`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
