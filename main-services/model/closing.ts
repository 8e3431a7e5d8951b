export const CLOSING_STEPS = ['abort', 'follow', 'park', 'close', 'cover', 'verify'] as const;
export type ClosingStepName = (typeof CLOSING_STEPS)[number];

/** One step of a closing, as the console shows it. */
export interface ClosingStep {
  readonly step: ClosingStepName;
  /** In words: "Park the telescope". */
  readonly label: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** The closing goes on after so long whatever came of the step, observatory milliseconds. */
  readonly withinMs: number;
  /** What came of it, in words. */
  readonly detail: string;
}

/** A closing under way, or the last one. */
export interface ClosingView {
  readonly cause: string;
  readonly by: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly outcome: 'running' | 'closed' | 'not-closed' | 'stopped';
  readonly steps: readonly ClosingStep[];
}
