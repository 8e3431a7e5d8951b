import type { TimeWindow } from '../model/request.ts';
import type { PlanningFacts } from './planningMapping.ts';

/** Windows of sequences that were put off to another night, where they differ from those that are stored. */
export function windowsToStore(
  facts: PlanningFacts,
): readonly { sequenceId: number; windows: readonly TimeWindow[] }[] {
  return facts.candidates.flatMap((candidate) => {
    const { windows, isNew } = facts.windowsOf(candidate);
    const { sequence } = candidate;
    return isNew && !alike(windows, sequence.windows) ? [{ sequenceId: sequence.id, windows }] : [];
  });
}

/** Stored windows went through Julian dates, which keep them to 0.1 ms. */
const SAME_INSTANT_MS = 2;

function alike(a: readonly TimeWindow[], b: readonly TimeWindow[]): boolean {
  const near = (x: number, y: number | undefined) => y !== undefined && Math.abs(x - y) <= SAME_INSTANT_MS;
  return a.length === b.length && a.every(({ start, end }, i) => near(start, b[i]?.start) && near(end, b[i]?.end));
}
