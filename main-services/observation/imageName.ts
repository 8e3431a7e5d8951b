import type { DetectorName } from '../model/request.ts';

/** Name of the n-th image (from 0) of a plan: the same after a restart, so that an image is recognised and never taken twice. */
export function imageName(detector: DetectorName, planId: number, index: number): string {
  return `${detector.toLowerCase()}_${planId}_${String(index + 1).padStart(4, '0')}`;
}
