import type { Explanation, ExplanationKind } from '../explain/Explanation.ts';
import type { RejectionCode } from '../PlanResult.ts';

/** A plan in the format "sched-plan/1", minutes as in the instance; what the format does not name comes beside it. */
export interface PlanFile {
  readonly schema: 'sched-plan/1';
  readonly instance: string;
  readonly solver: string;
  readonly wallMs: number;
  /** By the instance's objective, and what no plan can exceed; gap = (bound − value) / bound. */
  readonly value: number;
  readonly bound: number;
  readonly gap: number;
  readonly plan: readonly { readonly id: string; readonly tsp: number; readonly tep: number }[];
  readonly rejected: readonly RejectedEntry[];
}

export interface RejectedEntry {
  readonly id: string;
  readonly reason: string;
  readonly kind: ExplanationKind | RejectionCode;
  readonly facts?: Explanation['facts'];
  /** What the plan would lose with it forced in; null when it cannot be. */
  readonly price?: number | null;
  /** The smallest change that would get it in; null when none is known. */
  readonly whatWouldItTake?: string | null;
}
