import type { PlannableSequence } from './PlanningProblem.ts';

/** What is planned as one: a sequence by itself, or the mandatory sequences of a request, all of them or none. */
export interface PlanningUnit {
  readonly members: readonly PlannableSequence[];
  /** The request whose other sequences wait for this unit; null for a sequence by itself. */
  readonly leads: string | null;
  /** The request that must be led into the plan first; null when nothing is waited for. */
  readonly follows: string | null;
  readonly tier: number;
  readonly merit: number;
}
