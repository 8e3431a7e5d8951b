import type { ForcedIn } from '../ForcedIn.ts';
import type { Planner } from '../Planner.ts';
import type { PlannableSequence } from '../PlanningProblem.ts';
import type { Explanation } from './Explanation.ts';
import { explainMoved } from './explainMoved.ts';
import type { Ground } from './Ground.ts';
import { impossibleByItself } from './impossibleByItself.ts';
import { lostAgainst } from './lostAgainst.ts';
import type { ObservatoryFacts } from './ObservatoryFacts.ts';
import { outOfQuota } from './outOfQuota.ts';
import { PlanView } from './PlanView.ts';
import { partnerNotPlanned } from './partnerNotPlanned.ts';
import { remediesFor } from './remediesFor.ts';

/** Why every rejected sequence is not in the plan, what it would cost there and what it would take; and why others were moved. */
export function explain(planner: Planner, facts: ObservatoryFacts = {}): readonly Explanation[] {
  const view = new PlanView(planner);
  const prices = new Map<string, ForcedIn | null>();
  const priceOf = ({ id }: PlannableSequence): ForcedIn | null => {
    const known = prices.get(id);
    if (known !== undefined) return known;
    const price = planner.forcedIn(id);
    prices.set(id, price);
    return price;
  };
  const groundOf = (sequence: PlannableSequence): Ground =>
    impossibleByItself(sequence, view, facts) ??
    partnerNotPlanned(sequence, view, groundOf) ??
    outOfQuota(sequence, view) ??
    lostAgainst(sequence, priceOf(sequence), view);
  const rejected = view.result.rejected.flatMap(({ id }): readonly Explanation[] => {
    const sequence = view.sequence(id);
    if (sequence === null) return [];
    const { final, ...ground } = groundOf(sequence);
    const price = final ? null : priceOf(sequence);
    const possible = price === null || price.start === null ? null : price;
    const remedies = remediesFor(sequence, possible, view, facts);
    return [{ id, outcome: 'rejected', ...ground, price: possible, remedies }];
  });
  return [...rejected, ...view.standings.flatMap((standing) => explainMoved(standing, view, facts) ?? [])];
}
