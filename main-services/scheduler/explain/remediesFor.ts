import type { ForcedIn } from '../ForcedIn.ts';
import { inWords } from '../inWords.ts';
import type { PlannableSequence } from '../PlanningProblem.ts';
import { worthOf } from '../rules/worth.ts';
import { leastGivenBack, leastTolerance, leastWidening, longestFit } from './freePlaces.ts';
import { limitRemedies } from './limitRemedies.ts';
import type { ObservatoryFacts } from './ObservatoryFacts.ts';
import type { PlanView } from './PlanView.ts';
import { type QuotaShortage, quotaShortages } from './quotaShortages.ts';
import type { Change, Remedy } from './Remedy.ts';
import { lengthOf } from './spans.ts';

/** Priorities go no higher. */
const HIGHEST_PRIORITY = 100;
const NOTHING_ELSE: Pick<Remedy, 'changes' | 'sentence' | 'size'> = { changes: [], sentence: '', size: 0 };
/** Shorter observations are none. */
const SHORTEST_SECONDS = 1;

/**
 * What would get a rejected sequence in: the certain ones first, and the smallest change first, relative to what is changed. Each
 * leaves the plan as it is and makes a place beside it, or makes the sequence worth the place of others.
 */
export function remediesFor(
  sequence: PlannableSequence,
  price: ForcedIn | null,
  view: PlanView,
  facts: ObservatoryFacts,
): readonly Remedy[] {
  const remedies: Remedy[] = [...limitRemedies(sequence, facts)];
  const missing = view.partnersOf(sequence).filter(({ id }) => view.standing(id) === null);
  if (missing.length === 0) {
    const shortages = quotaShortages([sequence], view);
    remedies.push(...(shortages.length === 0 ? ownChanges(sequence, view) : moreQuota(sequence, shortages, view)));
    remedies.push(...shorter(sequence, shortages, view));
  } else if (fitsFreely(sequence, view) && quotaShortages([sequence], view).length === 0) {
    remedies.push(withoutPartners(sequence, missing));
  }
  if (price !== null) remedies.push(...instead(sequence, price, view));
  return remedies.sort(bySureness);
}

export function bySureness(a: Remedy, b: Remedy): number {
  return Number(b.certain) - Number(a.certain) || a.size - b.size;
}

function fitsFreely(sequence: PlannableSequence, view: PlanView): boolean {
  return longestFit(sequence, view) >= sequence.durationSeconds;
}

/** Longer windows, wider tolerance, or lost time given back, where quotas are no matter. */
function ownChanges(sequence: PlannableSequence, view: PlanView): readonly Remedy[] {
  const remedies: Remedy[] = [];
  const wider = leastWidening(sequence, view);
  if (wider !== null && wider.longerBySeconds > 0) {
    const window = sequence.windows[wider.index];
    const length = window ? lengthOf(window) : 0;
    remedies.push({
      of: sequence.id,
      changes: [{ kind: 'window', ...wider }],
      sentence: `A window longer by ${inWords(wider.longerBySeconds)}.`,
      size: wider.longerBySeconds / Math.max(1, length),
      certain: true,
    });
  }
  const tolerance = leastTolerance(sequence, view);
  if (tolerance !== null) {
    const { moreSeconds, ...to } = tolerance;
    remedies.push({
      of: sequence.id,
      changes: [{ kind: 'tolerance', ...to }],
      sentence: `A tolerance around its preferred time wider by ${inWords(moreSeconds)}.`,
      size: moreSeconds / sequence.durationSeconds,
      certain: true,
    });
  }
  const back = leastGivenBack(sequence, view);
  if (back !== null) {
    remedies.push({
      of: sequence.id,
      changes: [{ kind: 'lost-time', back: back.span, seconds: back.seconds }],
      sentence: `${inWords(back.seconds)} of the lost time back.`,
      size: back.seconds / sequence.durationSeconds,
      certain: false,
    });
  }
  return remedies;
}

/** More of the quotas that lack, together with what makes room when there is none. */
function moreQuota(
  sequence: PlannableSequence,
  shortages: readonly QuotaShortage[],
  view: PlanView,
): readonly Remedy[] {
  const [besides] = fitsFreely(sequence, view) ? [NOTHING_ELSE] : ownChanges(sequence, view).toSorted(bySureness);
  if (besides === undefined) return [];
  const changes = shortages.map(
    ({ of, owner, missingSeconds }): Change =>
      of === 'programme'
        ? { kind: 'programme-quota', programme: owner, moreSeconds: missingSeconds }
        : { kind: 'user-quota', user: owner, moreSeconds: missingSeconds },
  );
  const quotas = shortages.map(
    ({ of, owner, missingSeconds }) => `${inWords(missingSeconds)} more quota for ${of} ${owner}`,
  );
  const relative = shortages.map(({ missingSeconds, quotaSeconds }) => missingSeconds / Math.max(1, quotaSeconds));
  const words =
    besides.sentence === '' ? '.' : `, and ${besides.sentence.charAt(0).toLowerCase()}${besides.sentence.slice(1)}`;
  return [
    {
      of: sequence.id,
      changes: [...changes, ...besides.changes],
      sentence: `${quotas.join(' and ')}${words}`,
      size: relative.reduce((sum, one) => sum + one, besides.size),
      certain: false,
    },
  ];
}

/** The longest duration that fits beside the plan, within the quotas. */
function shorter(sequence: PlannableSequence, shortages: readonly QuotaShortage[], view: PlanView): readonly Remedy[] {
  const toSeconds = Math.min(longestFit(sequence, view), ...shortages.map(({ leftSeconds }) => leftSeconds));
  const shorterBySeconds = sequence.durationSeconds - toSeconds;
  if (toSeconds < SHORTEST_SECONDS || shorterBySeconds <= 0) return [];
  return [
    {
      of: sequence.id,
      changes: [{ kind: 'duration', toSeconds, shorterBySeconds }],
      sentence: `A duration shorter by ${inWords(shorterBySeconds)} (${inWords(toSeconds)}).`,
      size: shorterBySeconds / sequence.durationSeconds,
      certain: true,
    },
  ];
}

function withoutPartners(sequence: PlannableSequence, missing: readonly PlannableSequence[]): Remedy {
  const names = missing.map(({ name }) => `'${name}'`).join(', ');
  return {
    of: sequence.id,
    changes: [{ kind: 'partner-optional', request: sequence.request ?? '', ids: missing.map(({ id }) => id) }],
    sentence: `Its request without ${names} as mandatory.`,
    size: missing.length,
    certain: false,
  };
}

/** Worth enough to take the place of what it would push out, or that withdrawn. */
function instead(sequence: PlannableSequence, price: ForcedIn, view: PlanView): readonly Remedy[] {
  const remedies: Remedy[] = [];
  const others = price.displaced.filter((id) => id !== sequence.id && view.standing(id)?.locked === false);
  const unit = worthOf({ priority: 1, durationSeconds: sequence.durationSeconds }, view.problem.objective.worth);
  const to = Math.max(sequence.priority, 0) + Math.max(1, Math.floor(lossOf(sequence, price, view) / unit) + 1);
  if (!price.breaksTier && to <= HIGHEST_PRIORITY) {
    remedies.push({
      of: sequence.id,
      changes: [{ kind: 'priority', to }],
      sentence: `Priority ${to} instead of ${sequence.priority}.`,
      size: (to - sequence.priority) / HIGHEST_PRIORITY,
      certain: true,
    });
  }
  if (others.length > 0) {
    const names = others.map((id) => `'${view.sequence(id)?.name ?? id}'`);
    remedies.push({
      of: sequence.id,
      changes: [{ kind: 'withdrawn', ids: others }],
      sentence: `${names.join(' and ')} withdrawn.`,
      size: others.length,
      certain: false,
    });
  }
  return remedies;
}

/** What its own rank loses: what is gained in ranks below does not count where ranks are strict. */
function lossOf(sequence: PlannableSequence, price: ForcedIn, view: PlanView): number {
  const { objective } = view.problem;
  if (objective.ranking === 'value') return price.valueLost;
  const own = view.tierOf(sequence);
  return price.displaced.reduce((sum, id) => {
    const other = view.sequence(id);
    return other && view.tierOf(other) <= own ? sum + worthOf(other, objective.worth) : sum;
  }, -worthOf(sequence, objective.worth));
}
