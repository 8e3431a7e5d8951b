/**
 * What is to be planned. All times are whole seconds from one origin (any), all ids are text; nothing here knows where the
 * numbers come from. Nights, Moon, quotas and `now` come in as data.
 */
export interface PlanningProblem {
  /** When observing is possible; a sequence lies whole inside one of them. */
  readonly nights: readonly Interval[];
  /** Nothing that is not locked starts before it; null = the night has not begun. */
  readonly now: number | null;
  /** Time that cannot be used: clouds, closures. */
  readonly lost: readonly Interval[];
  readonly overhead: OverheadModel;
  readonly objective: Objective;
  readonly programmes: readonly Programme[];
  readonly users: readonly Observer[];
  readonly requests: readonly RequestRule[];
  readonly sequences: readonly PlannableSequence[];
  /** Executing or fixed: they stay exactly where they are, whatever else holds. */
  readonly locked: readonly { readonly id: string; readonly start: number }[];
}

export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** What passes between the end of a sequence and the start of the next one, beside that one's own overhead. */
export type OverheadModel =
  | { readonly kind: 'constant'; readonly seconds: number }
  | {
      readonly kind: 'slew';
      readonly baseSeconds: number;
      readonly degreesPerSecond: number;
      /** The slew is rounded up to a multiple of this. */
      readonly stepSeconds: number;
    };

export interface Objective {
  /** strict: alert > A > B > C, then priority. value: alerts first, then what brings most per second. */
  readonly ranking: 'strict' | 'value';
  /** What a planned sequence is worth: its priority times its duration, or its priority. */
  readonly worth: 'priority-time' | 'priority';
}

export interface Programme {
  readonly id: string;
  readonly class: 'A' | 'B' | 'C';
  /** Null = no limit. */
  readonly quotaSeconds: number | null;
  /** Spent already; sequences of this problem not included. */
  readonly usedSeconds: number;
}

export interface Observer {
  readonly id: string;
  readonly quotaSeconds: number | null;
  readonly usedSeconds: number;
}

export interface RequestRule {
  readonly id: string;
  readonly strategy: 'best-effort' | 'all-or-nothing';
  /** When anything of the request is planned, all of these are; for all-or-nothing an empty list means every sequence. */
  readonly mandatory: readonly string[];
}

export interface PlannableSequence {
  readonly id: string;
  /** As people call it, for the reasons. */
  readonly name: string;
  readonly request: string | null;
  readonly programme: string;
  readonly user: string | null;
  /** Alerts come before everything else and no quota holds them back. */
  readonly alert: boolean;
  /** Only for blank space: comes after everything else, and never costs anything else its place. */
  readonly filler?: boolean;
  /** High = important. Zero and less are worth nothing: such a sequence is a filler. */
  readonly priority: number;
  readonly durationSeconds: number;
  /** Needed before it starts when another sequence precedes it. */
  readonly overheadSeconds: number;
  /** The whole sequence lies inside one of them. */
  readonly windows: readonly Interval[];
  /** Start it should have; null = as early as possible. */
  readonly preferredStart: number | null;
  /** How far from its preferred start it may be; null = as far as its windows allow. */
  readonly mayMoveEarlierSeconds: number | null;
  readonly mayMoveLaterSeconds: number | null;
  /** J2000, for overheads that depend on the slew. */
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** When there is no window: why, in a sentence; null = not known here. */
  readonly whyNoWindow: string | null;
}
