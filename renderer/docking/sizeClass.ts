import type { SizeClass } from './ViewDefinition.ts';

/** The same limit as in the style sheets. */
export const NARROW_UP_TO_PIXELS = 1800;

/** The size class of this window now. */
export function sizeClassNow(): SizeClass {
  return window.innerWidth > NARROW_UP_TO_PIXELS ? 'wide' : 'narrow';
}
