import type { Interval } from '../PlanningProblem.ts';

/** What the planner itself cannot know, handed in by who computed the windows and watches the observatory. All of it may be missing. */
export interface ObservatoryFacts {
  /** By the sequence's id: what takes its windows away, the most important first. */
  readonly limits?: ReadonlyMap<string, readonly LimitFact[]>;
  /** Why the lost times of the problem are lost. */
  readonly lostTimes?: readonly LostTimeFact[];
  /** Where sequences started in the planning before: who moved since is told against that. */
  readonly previousStarts?: ReadonlyMap<string, number>;
  /** An instant of the problem as people call it, such as "23:10 UTC"; without it sentences name no times. */
  readonly timeInWords?: (instant: number) => string;
}

/** A limit that the sky does not respect tonight; `enough` = the limit at which the whole sequence would fit, null = none would. */
export type LimitFact =
  | {
      readonly kind: 'altitude';
      readonly closestDegrees: number;
      readonly limitDegrees: number;
      readonly enoughDegrees: number | null;
    }
  | { readonly kind: 'airmass'; readonly closest: number; readonly limit: number; readonly enough: number | null }
  | {
      readonly kind: 'moon-distance';
      readonly closestDegrees: number;
      readonly limitDegrees: number;
      readonly enoughDegrees: number | null;
    }
  | { readonly kind: 'moon-light'; readonly illuminationPercent: number; readonly limitPercent: number }
  /** Conditions it asks for (seeing, photometric sky) that are not there; a whole sentence. */
  | { readonly kind: 'conditions'; readonly sentence: string }
  /** A device it needs is out. */
  | { readonly kind: 'device'; readonly device: string; readonly sentence: string };

export interface LostTimeFact extends Interval {
  readonly kind: 'conditions' | 'device';
  /** What takes it, as in "clouds" or "the dome is out of order". */
  readonly cause: string;
}
