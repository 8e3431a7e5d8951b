import type { ExplanationFacts, ExplanationKind } from './Explanation.ts';
import type { LimitFact } from './ObservatoryFacts.ts';

/** A limit of the sky in words: how near the target comes to it. */
export function limitInWords(limit: LimitFact): {
  readonly kind: ExplanationKind;
  readonly sentence: string;
  readonly facts: ExplanationFacts;
} {
  switch (limit.kind) {
    case 'altitude': {
      const { closestDegrees, limitDegrees } = limit;
      const missingDegrees = limitDegrees - closestDegrees;
      return {
        kind: 'never-visible',
        sentence:
          missingDegrees > 0
            ? `Its closest approach is ${degrees(missingDegrees)} below the limit: it reaches ${degrees(closestDegrees)} and ${degrees(limitDegrees)} are needed.`
            : `It reaches ${degrees(closestDegrees)}, and is above the limit of ${degrees(limitDegrees)} too briefly.`,
        facts: { closestDegrees, limitDegrees, missingDegrees },
      };
    }
    case 'airmass':
      return {
        kind: 'never-visible',
        sentence: `Its smallest airmass is ${limit.closest.toFixed(2)}, and ${limit.limit.toFixed(2)} is the most that it allows.`,
        facts: { closestAirmass: limit.closest, limitAirmass: limit.limit },
      };
    case 'moon-distance': {
      const { closestDegrees, limitDegrees } = limit;
      const missingDegrees = limitDegrees - closestDegrees;
      return {
        kind: 'moon',
        sentence: `The Moon is too near: at best ${degrees(closestDegrees)} away, ${degrees(missingDegrees)} less than the ${degrees(limitDegrees)} asked for.`,
        facts: { closestDegrees, limitDegrees, missingDegrees },
      };
    }
    case 'moon-light': {
      const { illuminationPercent, limitPercent } = limit;
      return {
        kind: 'moon',
        sentence: `The Moon is too bright: ${illuminationPercent.toFixed(0)} % of it are lit, and at most ${limitPercent.toFixed(0)} % are asked for.`,
        facts: { illuminationPercent, limitPercent },
      };
    }
    case 'conditions':
      return { kind: 'conditions', sentence: limit.sentence, facts: {} };
    case 'device':
      return { kind: 'blocking-device', sentence: limit.sentence, facts: { device: limit.device } };
  }
}

function degrees(value: number): string {
  return `${value.toFixed(1)}°`;
}
