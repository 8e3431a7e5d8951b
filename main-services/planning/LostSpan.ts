import type { TimeWindow } from '../model/request.ts';

/** Time to come that cannot be used, and why. */
export interface LostSpan extends TimeWindow {
  readonly kind: 'conditions' | 'device';
  /** As in "clouds" or "the dome does not answer". */
  readonly cause: string;
}
