import type { PlanningSummary } from '../../electron/ipc/contract/planning.ts';

/** Where a planning stands among those that were kept. */
export interface PlanningSteps {
  readonly earlier: PlanningSummary | null;
  readonly later: PlanningSummary | null;
}

/**
 * The plannings before and after one, newest first in `history`. A first answer that was improved for the same trigger is passed
 * over: what it changed is what its improvement changed.
 */
export function planningSteps(history: readonly PlanningSummary[], shownId: number | null): PlanningSteps {
  if (shownId === null) return { earlier: null, later: null };
  const improved = new Set(history.map(({ improves }) => improves));
  const own = history.find(({ id }) => id === shownId)?.improves ?? null;
  const settled = history.filter(({ id }) => id !== own && !improved.has(id));
  return {
    earlier: settled.find(({ id }) => id < shownId) ?? null,
    later: settled.findLast(({ id }) => id > shownId) ?? null,
  };
}
