import type { ReactionChain } from '../../main-services/model/alert.ts';

export interface ReactionStep {
  readonly name: string;
  readonly start: number;
  /** Null: not over yet. */
  readonly end: number | null;
  /** False for what happens before the notice is here. */
  readonly ours: boolean;
  /** The step that ends with light on the detector. */
  readonly light: boolean;
}

/** The steps that have begun, in order. A chain that goes back in time (notice dated before its trigger) starts at the notice. */
export function reactionSteps(chain: ReactionChain): readonly ReactionStep[] {
  const { triggerAt, receivedAt, decidedAt, slewCommandedAt, onTargetAt, firstExposureAt } = chain;
  const steps: ReactionStep[] = [];
  const add = (name: string, start: number | null, end: number | null, ours = true, light = false) => {
    if (start === null || (end !== null && end < start)) return;
    steps.push({ name, start, end, ours, light });
  };
  if (triggerAt !== null) add('Trigger to notice', triggerAt, receivedAt, false);
  add('Understand and decide', receivedAt, decidedAt);
  add('Plan, abort, command', decidedAt, slewCommandedAt);
  add('Slew and turn the dome', slewCommandedAt, onTargetAt);
  add('To the first exposure', onTargetAt, firstExposureAt, true, true);
  return steps;
}

const TICKS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400];

/** Seconds between ticks so that about `count` of them span `seconds`. */
export function tickSeconds(seconds: number, count: number): number {
  const least = seconds / Math.max(1, count);
  return TICKS.find((tick) => tick >= least) ?? 86_400;
}
