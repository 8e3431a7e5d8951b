import type { Alert, AlertDecision } from '../../main-services/model/alert.ts';
import type { IconName } from '../components/iconPaths.ts';
import type { Tone } from '../components/Tag.tsx';

interface DecisionWords {
  readonly word: string;
  readonly sentence: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

const WORDS: Readonly<Record<AlertDecision, DecisionWords>> = {
  observe: { word: 'OBSERVE', sentence: 'Observed at once', tone: 'activity', icon: 'play' },
  later: { word: 'LATER', sentence: 'Observed later tonight', tone: 'activity', icon: 'clock' },
  ignore: { word: 'IGNORE', sentence: 'Not observed', tone: '', icon: 'minus' },
  cancel: { word: 'CANCEL', sentence: 'Observation cancelled', tone: '', icon: 'close' },
  ask: { word: 'ASK', sentence: 'Waits for an operator', tone: 'attention', icon: 'warning' },
};

/** A decision as a word with its sign, and as a sentence. */
export function decisionWords(decision: AlertDecision): DecisionWords {
  return WORDS[decision];
}

/** The decision on a burst; one that was withdrawn says so. */
export function burstWords(alert: Pick<Alert, 'decision' | 'retracted'>): DecisionWords {
  if (!alert.retracted) return decisionWords(alert.decision);
  return { word: 'WITHDRAWN', sentence: 'Withdrawn by the satellite', tone: '', icon: 'close' };
}
