/** A problem in the published format `sched-bench/1`, as far as the benchmark writes and reads it. Minutes. */
export interface InstanceFile {
  readonly schema: 'sched-bench/1';
  readonly name: string;
  readonly timeUnit: 'minute';
  readonly epochJD: number;
  readonly site: { readonly name: string; readonly lat: number; readonly lon: number; readonly height: number };
  readonly horizon: { readonly start: number; readonly end: number };
  readonly nights: readonly (readonly [number, number])[];
  readonly overhead:
    | { readonly model: 'constant'; readonly minutes: number }
    | { readonly model: 'slew'; readonly base: number; readonly degPerMinute: number };
  readonly objective: 'priorityTime' | 'priority';
  readonly programmes: readonly {
    readonly id: string;
    readonly class: 'A' | 'B' | 'C';
    readonly quota: number | null;
  }[];
  readonly sequences: readonly InstanceFileSequence[];
  readonly requests: readonly {
    readonly id: string;
    readonly strategy: string;
    readonly mandatory: readonly string[];
  }[];
  readonly now?: number;
  readonly locked?: readonly { readonly id: string; readonly tsp: number }[];
}

export interface InstanceFileSequence {
  readonly id: string;
  readonly programme: string;
  readonly priority: number;
  readonly duration: number;
  readonly windows: readonly (readonly [number, number])[];
  readonly tPreferred: number;
  readonly ra: number;
  readonly dec: number;
  readonly request?: string;
}
