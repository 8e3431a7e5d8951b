import type { ForcedIn } from '../ForcedIn.ts';
import { inWords } from '../inWords.ts';
import type { PlannableSequence } from '../PlanningProblem.ts';
import type { Ground } from './Ground.ts';
import type { PlanView, Standing } from './PlanView.ts';
import { rivalsInWords, rivalsOf } from './rivals.ts';

/** It could be planned, but others have its time: which ones, with what right, and what forcing it in would cost. */
export function lostAgainst(sequence: PlannableSequence, price: ForcedIn | null, view: PlanView): Ground {
  const { name: _name, id, priority, durationSeconds } = sequence;
  const displaced = (price?.displaced ?? []).flatMap((one) => (one === id ? [] : (view.standing(one) ?? [])));
  const inTheWay = displaced.length > 0 ? displaced : standingInItsTime(sequence, view);
  const rivals = rivalsOf(inTheWay);
  const partners = view.partnersOf(sequence).filter((partner) => view.standing(partner.id) === null);
  const withPartners = partners.length === 0 ? '' : `, which its request needs together with ${partners.length} more`;
  const right = sequence.alert ? 'an alert' : `its priority is ${priority}`;
  const sentence =
    rivals.length === 0
      ? `No room of ${inWords(durationSeconds)}${withPartners} is left for it between its neighbours in the plan.`
      : `Lost against ${rivalsInWords(rivals)}; ${right}, and beside them there is no room of ${inWords(durationSeconds)}${withPartners}.`;
  const lossPercent = price?.start == null ? null : lossOf(price, view);
  return {
    kind: 'lost-against',
    sentence: lossPercent === null ? sentence : `${sentence} ${costInWords(lossPercent, price?.breaksTier ?? false)}`,
    facts: { priority, durationSeconds, rivals: rivals.map((rival) => rival.id), lossPercent },
    against: rivals,
    final: false,
  };
}

function lossOf({ valueLost }: ForcedIn, view: PlanView): number {
  const { value } = view.result;
  return value > 0 ? (100 * valueLost) / value : 0;
}

function costInWords(lossPercent: number, breaksTier: boolean): string {
  if (breaksTier) return 'Forcing it in would push out something that goes before it whatever its priority.';
  if (lossPercent <= 0) return 'Forcing it in would cost the plan nothing.';
  return `Forcing it in would cost ${lossPercent < 0.01 ? 'less than 0.01' : lossPercent.toFixed(2)} % of the plan's value.`;
}

function standingInItsTime({ windows, id }: PlannableSequence, view: PlanView): readonly Standing[] {
  return view.standings.filter(
    (standing) => standing.id !== id && windows.some(({ start, end }) => standing.start < end && standing.end > start),
  );
}
