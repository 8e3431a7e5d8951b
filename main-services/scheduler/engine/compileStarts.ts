import type { Interval, PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';
import { joinedRanges } from '../startRanges.ts';

export interface CompiledStarts {
  readonly firstRange: Int32Array;
  readonly from: Float64Array;
  readonly until: Float64Array;
}

/** Every start each sequence may have by itself: windows, nights, tolerance, now and lost time taken together. */
export function compileStarts(sequences: readonly PlannableSequence[], problem: PlanningProblem): CompiledStarts {
  const lost = [...problem.lost].sort((a, b) => a.start - b.start);
  const earliest = problem.now ?? Number.NEGATIVE_INFINITY;
  const firstRange = new Int32Array(sequences.length + 1);
  const from: number[] = [];
  const until: number[] = [];
  const several: Interval[] = [];
  for (let i = 0; i < sequences.length; i++) {
    const sequence = sequences[i] as PlannableSequence;
    const { durationSeconds, windows, preferredStart } = sequence;
    let low = earliest;
    let high = Number.POSITIVE_INFINITY;
    if (preferredStart !== null) {
      if (sequence.mayMoveEarlierSeconds !== null) low = Math.max(low, preferredStart - sequence.mayMoveEarlierSeconds);
      if (sequence.mayMoveLaterSeconds !== null) high = preferredStart + sequence.mayMoveLaterSeconds;
    }
    several.length = 0;
    for (const window of windows) {
      for (const night of problem.nights) {
        const first = Math.max(low, window.start, night.start);
        const last = Math.min(high, window.end - durationSeconds, night.end - durationSeconds);
        if (first > last) continue;
        if (lost.length === 0) several.push({ start: first, end: last });
        else addOutside(lost, first, last, durationSeconds, several);
      }
    }
    const ranges = several.length > 1 ? joinedRanges(several) : several;
    for (const range of ranges) {
      from.push(range.start);
      until.push(range.end);
    }
    firstRange[i + 1] = from.length;
  }
  return { firstRange, from: Float64Array.from(from), until: Float64Array.from(until) };
}

/** The starts first … last without those that would reach into lost time. */
function addOutside(lost: readonly Interval[], first: number, last: number, duration: number, into: Interval[]): void {
  let start = first;
  for (const gone of lost) {
    const end = Math.min(last, gone.start - duration);
    if (start <= end) into.push({ start, end });
    start = Math.max(start, gone.end);
  }
  if (start <= last) into.push({ start, end: last });
}
