/** Something that lives as long as the observatory and is watched: it beats by ticking. */
export interface Agent {
  readonly name: string;
  /** Milliseconds of observatory time between ticks. */
  readonly periodMs: number;
  /** One round of work; must not overlap itself (the runner sees to it). Throwing counts as a death. */
  tick(now: number): Promise<void>;
  /** Before the first tick and after a restart. */
  start?(): Promise<void>;
  stop?(): Promise<void>;
  /** What it is doing, in a word or two. */
  doing?(): string;
}
