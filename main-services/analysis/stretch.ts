import type { CountRange } from './CountRange.ts';
import { zscale } from './zscale.ts';

export type StretchName = 'zscale' | 'asinh' | 'linear';

/** How counts become grey: between which counts, and along which curve (0…1 → 0…1). */
export interface Stretch extends CountRange {
  readonly curve: (share: number) => number;
}

/** Of the sorted sample, what "linear" leaves out at either end: a hot pixel must not make the sky black. */
const LINEAR_TAIL_SHARE = 0.001;
/** Where asinh turns from linear to logarithmic, as a share of the range (Lupton et al. 2004, PASP 116, 133: the stretch of the colour images of the SDSS). */
const ASINH_SOFTENING = 0.02;
/** The faintest share of the sample is sky; asinh starts a little below its median. */
const ASINH_BLACK_SHARE = 0.25;
const ASINH_WHITE_SHARE = 0.9995;

/** Chooses the range of counts to show for a sorted sample of the picture. */
export function chooseStretch(name: StretchName, sorted: Float64Array): Stretch {
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  switch (name) {
    case 'zscale':
      return { ...wide(zscale(sorted)), curve: (share) => share };
    case 'linear':
      return {
        ...wide({ blackCounts: at(LINEAR_TAIL_SHARE), whiteCounts: at(1 - LINEAR_TAIL_SHARE) }),
        curve: (share) => share,
      };
    case 'asinh':
      return { ...wide({ blackCounts: at(ASINH_BLACK_SHARE), whiteCounts: at(ASINH_WHITE_SHARE) }), curve: asinhCurve };
  }
}

function asinhCurve(share: number): number {
  return Math.asinh(share / ASINH_SOFTENING) / Math.asinh(1 / ASINH_SOFTENING);
}

/** A picture of one value still needs a range to be drawn in. */
function wide(range: CountRange): CountRange {
  return range.whiteCounts > range.blackCounts ? range : { ...range, whiteCounts: range.blackCounts + 1 };
}
