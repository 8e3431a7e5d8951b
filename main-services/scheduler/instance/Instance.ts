/** Name and version of the file format of a problem. */
export const INSTANCE_SCHEMA = 'sched-bench/1';

/** A planning problem as a file holds it: minutes from any origin; every field checked by `readInstance`. */
export interface Instance {
  readonly name: string;
  readonly horizon: InstanceSpan;
  readonly nights: readonly InstanceSpan[];
  readonly lost: readonly InstanceSpan[];
  readonly overhead: InstanceOverhead;
  readonly objective: 'priorityTime' | 'priority';
  readonly programmes: readonly InstanceProgramme[];
  readonly sequences: readonly InstanceSequence[];
  readonly requests: readonly { readonly id: string; readonly mandatory: readonly string[] }[];
  readonly now: number | null;
  readonly locked: readonly InstancePlace[];
  readonly previousPlan: readonly InstancePlace[];
}

export interface InstanceSpan {
  readonly start: number;
  readonly end: number;
}

export type InstanceOverhead =
  | { readonly model: 'constant'; readonly minutes: number }
  | { readonly model: 'slew'; readonly base: number; readonly degPerMinute: number };

export interface InstanceProgramme {
  readonly id: string;
  readonly class: 'A' | 'B' | 'C';
  /** Null = no limit. */
  readonly quota: number | null;
}

export interface InstanceSequence {
  readonly id: string;
  readonly programme: string;
  readonly priority: number;
  readonly duration: number;
  readonly windows: readonly InstanceSpan[];
  /** The wanted middle; null = none. */
  readonly tPreferred: number | null;
  readonly ra: number;
  readonly dec: number;
  readonly request: string | null;
  /** Not in the published format, read when it is there: goes before everything else. */
  readonly alert: boolean;
}

export interface InstancePlace {
  readonly id: string;
  readonly tsp: number;
}
