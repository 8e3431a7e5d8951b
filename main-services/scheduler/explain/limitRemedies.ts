import type { PlannableSequence } from '../PlanningProblem.ts';
import type { LimitFact, ObservatoryFacts } from './ObservatoryFacts.ts';
import type { Remedy } from './Remedy.ts';

/** Limits of the sequence at which the sky would give it a window that is long enough. */
export function limitRemedies({ id }: PlannableSequence, { limits }: ObservatoryFacts): readonly Remedy[] {
  return (limits?.get(id) ?? []).flatMap((limit) => {
    const found = enough(limit);
    if (found === null) return [];
    const { name, from, to, words } = found;
    return [
      {
        of: id,
        changes: [{ kind: 'limit' as const, limit: name, to }],
        sentence: words,
        size: Math.abs(to - from) / Math.max(1, Math.abs(from)),
        certain: false,
      },
    ];
  });
}

function enough(limit: LimitFact) {
  switch (limit.kind) {
    case 'altitude': {
      const { limitDegrees: from, enoughDegrees: to } = limit;
      if (to === null) return null;
      return {
        name: 'altitude',
        from,
        to,
        words: `An altitude limit of ${to.toFixed(1)}° instead of ${from.toFixed(1)}°.`,
      };
    }
    case 'airmass': {
      const { limit: from, enough: to } = limit;
      if (to === null) return null;
      return {
        name: 'airmass',
        from,
        to,
        words: `A largest airmass of ${to.toFixed(2)} instead of ${from.toFixed(2)}.`,
      };
    }
    case 'moon-distance': {
      const { limitDegrees: from, enoughDegrees: to } = limit;
      if (to === null) return null;
      return {
        name: 'moon-distance',
        from,
        to,
        words: `A smallest distance from the Moon of ${to.toFixed(1)}° instead of ${from.toFixed(1)}°.`,
      };
    }
    case 'moon-light': {
      const { limitPercent: from, illuminationPercent: to } = limit;
      return {
        name: 'moon-light',
        from,
        to,
        words: `A Moon lit up to ${to.toFixed(0)} % allowed, instead of ${from.toFixed(0)} %.`,
      };
    }
    case 'conditions':
    case 'device':
      return null;
  }
}
