import { inWords } from '../inWords.ts';
import type { PlannableSequence } from '../PlanningProblem.ts';
import { longestFit } from './freePlaces.ts';
import type { Ground } from './Ground.ts';
import type { PlanView } from './PlanView.ts';
import { quotaShortages } from './quotaShortages.ts';
import { rivalsInWords, rivalsOf } from './rivals.ts';

/** Why the quotas do not suffice, by how much, and who spends them; null = they do. */
export function outOfQuota(sequence: PlannableSequence, view: PlanView): Ground | null {
  const together = [sequence, ...view.partnersOf(sequence).filter(({ id }) => view.standing(id) === null)];
  const shortages = quotaShortages(together, view);
  const [worst] = shortages.toSorted((a, b) => b.missingSeconds - a.missingSeconds);
  if (worst === undefined) return null;
  const { of, owner, quotaSeconds, leftSeconds, wantedSeconds, missingSeconds } = worst;
  const rivals = rivalsOf(worst.spentBy);
  const partners = together.length === 1 ? 'it takes' : 'it and its mandatory partners take';
  const spenders = rivals.length === 0 ? '' : ` It is spent by ${rivalsInWords(rivals)}.`;
  const room =
    longestFit(sequence, view) >= sequence.durationSeconds ? '' : ' With more quota, others would still have its time.';
  return {
    kind: of === 'programme' ? 'programme-quota' : 'user-quota',
    sentence: `The quota of ${of} ${owner} (${inWords(quotaSeconds)}) has ${inWords(leftSeconds)} left, and ${partners} ${inWords(wantedSeconds)}: ${inWords(missingSeconds)} too much.${spenders}${room}`,
    facts: { [of]: owner, quotaSeconds, leftSeconds, wantedSeconds, missingSeconds },
    against: rivals,
    final: false,
  };
}
