import type { PlanResult } from '../scheduler/PlanResult.ts';

/** Whether a plan is worth more than another one of the same problem: the first tier in which they differ decides. */
export function isBetter(plan: PlanResult, than: PlanResult): boolean {
  for (const [i, { tier, value }] of plan.certificate.tiers.entries()) {
    const other = than.certificate.tiers[i];
    if (other?.tier === tier && other.value !== value) return value > other.value;
  }
  return plan.value > than.value;
}
