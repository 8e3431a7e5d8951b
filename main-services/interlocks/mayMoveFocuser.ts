import { accessoryReasons } from './accessoryReasons.ts';
import { exposureReasons } from './exposureReasons.ts';
import type { InterlockFacts } from './InterlockFacts.ts';

/** Reasons against moving the focuser to a position, in its own steps. */
export function mayMoveFocuser(facts: InterlockFacts, positionSteps: number): readonly string[] {
  const view = facts.instruments.accessories?.focuser;
  const reasons = accessoryReasons(view, 'focuser', facts.now);
  const status = view?.status;
  if (reasons.length > 0 || !status) return reasons;
  const { smallestSteps, largestSteps } = status;
  if (!(positionSteps >= smallestSteps && positionSteps <= largestSteps))
    reasons.push(`${positionSteps} is outside its way of ${smallestSteps} to ${largestSteps} steps.`);
  return [...reasons, ...exposureReasons(facts)];
}
