import type { PlannableSequence } from '../PlanningProblem.ts';
import type { Ground } from './Ground.ts';
import type { PlanView } from './PlanView.ts';

/**
 * A mandatory partner is impossible, or the sequence is an optional one whose request's mandatory ones are not in the plan; null
 * = partners are not the reason. `groundOf` says why a partner was rejected.
 */
export function partnerNotPlanned(
  sequence: PlannableSequence,
  view: PlanView,
  groundOf: (partner: PlannableSequence) => Ground | null,
): Ground | null {
  const missing = view.partnersOf(sequence).filter(({ id }) => view.standing(id) === null);
  const first = missing[0];
  if (first === undefined) return null;
  // Mandatory ones that wait for each other lost together; then the reason is not one partner, unless it is impossible.
  const isMandatory = view.partnersOf(first).some(({ id }) => id === sequence.id);
  for (const partner of missing) {
    if (isMandatory && !view.isImpossible(partner.id)) continue;
    const ground = groundOf(partner);
    if (ground === null) continue;
    return {
      kind: 'partner-impossible',
      sentence: `Its request needs '${partner.name}' planned too, and that ${ground.final ? 'cannot be' : 'is not'}: ${ground.sentence}`,
      facts: { partner: partner.id, partnerReason: ground.kind, request: sequence.request },
      against: ground.against,
      final: ground.final,
    };
  }
  return null;
}
