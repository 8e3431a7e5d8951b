import { insideANight } from './insideANight.ts';
import { insideAWindow } from './insideAWindow.ts';
import { notBeforeNow } from './notBeforeNow.ts';
import { outsideLostTime } from './outsideLostTime.ts';
import type { StartRule } from './StartRule.ts';
import { withinTolerance } from './withinTolerance.ts';

/** Every rule on single sequences, the most fundamental first: the first that leaves nothing gives the reason. */
export const startRules: readonly StartRule[] = [
  insideAWindow,
  insideANight,
  withinTolerance,
  notBeforeNow,
  outsideLostTime,
];
