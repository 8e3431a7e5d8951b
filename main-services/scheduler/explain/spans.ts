import type { Interval } from '../PlanningProblem.ts';

/** The time that two sets of spans share; spans without duration are left out. Not joined: a sequence lies whole inside one. */
export function commonSpans(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (const one of a) {
    for (const other of b) {
      const start = Math.max(one.start, other.start);
      const end = Math.min(one.end, other.end);
      if (start < end) common.push({ start, end });
    }
  }
  return common;
}

export function lengthOf({ start, end }: Interval): number {
  return Math.max(0, end - start);
}
