import type { ForcedIn } from '../ForcedIn.ts';
import type { Remedy } from './Remedy.ts';

/** Why one sequence is not in the plan, or not where it wished to be, computed from the facts. */
export interface Explanation {
  readonly id: string;
  readonly outcome: 'rejected' | 'moved';
  readonly kind: ExplanationKind;
  /** Sentences for people. */
  readonly sentence: string;
  /** The numbers in the sentence; names say the unit. */
  readonly facts: ExplanationFacts;
  /** The sequences it lost or made room against, the most important first. */
  readonly against: readonly Rival[];
  /** What the plan would lose with it forced in; null when it cannot be, whatever else goes, and for a moved one. */
  readonly price: ForcedIn | null;
  /** What would get it in, the smallest change first; empty when nothing within reach would. */
  readonly remedies: readonly Remedy[];
}

export type ExplanationKind =
  | 'never-visible'
  | 'window-too-short'
  | 'outside-the-night'
  | 'preference-impossible'
  | 'too-late'
  | 'time-lost'
  | 'moon'
  | 'conditions'
  | 'blocking-device'
  | 'programme-quota'
  | 'user-quota'
  | 'partner-impossible'
  | 'lost-against'
  | 'not-observable-then'
  | 'made-room';

export type ExplanationFacts = Readonly<Record<string, number | string | readonly string[] | null>>;

/** A planned sequence that stands in the way. */
export interface Rival {
  readonly id: string;
  readonly name: string;
  readonly priority: number;
  readonly alert: boolean;
  readonly locked: boolean;
}
