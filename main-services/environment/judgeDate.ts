/** What is remembered of the PLC's dates; plain data. */
export interface DateMemory {
  /** Of the last reply that was believed. */
  readonly last: { readonly reportedAt: number; readonly at: number } | null;
  /** Replies in a row that were not. */
  readonly shifted: number;
}

export const NO_DATES: DateMemory = { last: null, shifted: 0 };

/** So many replies in a row on a clock that was set back (a minute at 2 s) are a correction, not a fault. */
const REPLIES_OF_A_CORRECTED_CLOCK = 30;

/**
 * Judges the date of a reply received at `at`: one from the future, or from long before the reply before it, is no reading. A date
 * that is merely old says nothing (the original's controller repeats the same one for ever), nor does one that is missing.
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
  if (aheadMs > toleranceMs) {
    return `it is dated ${iso(reportedAt)}, ${inWords(aheadMs)} in the future: one of the two clocks is wrong`;
  }
  if (last === null || shifted >= REPLIES_OF_A_CORRECTED_CLOCK) return null;
  const backMs = last.reportedAt - reportedAt;
  // Where our own clock was set back by as much, the PLC's date is right.
  const ourBackMs = last.at - at;
  if (backMs <= toleranceMs || backMs - ourBackMs <= toleranceMs) return null;
  return `it is dated ${iso(reportedAt)}, ${inWords(backMs)} before the reply before it`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function inWords(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 3600) return `${seconds} s`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
