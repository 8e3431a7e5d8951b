import type { ForcedIn } from '../ForcedIn.ts';
import { inWords } from '../inWords.ts';
import type { PlannableSequence } from '../PlanningProblem.ts';
import type { Ground } from './Ground.ts';
import type { PlanView, Standing } from './PlanView.ts';
import { rivalsInWords, rivalsOf } from './rivals.ts';

/**
 * It could be planned, but others have its time: which ones, with what right, and what forcing it in would cost. When nothing
 * that could go would help, what is fixed stands in its way, or it and its mandatory partners exclude each other.
 */
export function lostAgainst(sequence: PlannableSequence, price: ForcedIn | null, view: PlanView): Ground {
  const { id, priority, durationSeconds } = sequence;
  const possible = price !== null && price.start !== null;
  const displaced = (possible ? price.displaced : []).flatMap((one) => (one === id ? [] : (view.standing(one) ?? [])));
  const near = standingInItsTime(sequence, view);
  const rivals = rivalsOf(possible ? (displaced.length > 0 ? displaced : near) : near.filter(({ locked }) => locked));
  const partners = view.partnersOf(sequence).filter((partner) => view.standing(partner.id) === null);
  const names = partners.map(({ name }) => `'${name}'`).join(', ');
  const together = partners.length === 0 ? '' : ` together with ${names}, which its request needs`;
  const facts = { priority, durationSeconds, rivals: rivals.map((rival) => rival.id) };
  const room = `no room of ${inWords(durationSeconds)}`;
  if (!possible) {
    const fixed = rivals.length === 0 ? '' : ` beside what is fixed: ${rivalsInWords(rivals)}`;
    return {
      kind: partners.length === 0 ? 'lost-against' : 'partner-impossible',
      sentence: `There is ${room} for it${together}${fixed}${rivals.length === 0 ? ', whatever else would go' : ''}.`,
      facts: { ...facts, partners: partners.map((partner) => partner.id) },
      against: rivals,
      final: true,
    };
  }
  const right = sequence.alert ? 'it is an alert' : `its priority is ${priority}`;
  const lossPercent = lossOf(price, view);
  const lost =
    rivals.length === 0
      ? `There is ${room} for it${together} between its neighbours in the plan.`
      : `Lost${together} against ${rivalsInWords(rivals)}; ${right}, and beside them there is ${room}.`;
  return {
    kind: 'lost-against',
    sentence: `${lost} ${costInWords(lossPercent, price.breaksTier)}`,
    facts: { ...facts, lossPercent },
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
