import { airmass } from './airmass.ts';

/** The lowest altitude at which the airmass does not exceed a limit, degrees; airmass falls steadily with altitude. */
export function altitudeForAirmass(maximumAirmass: number): number {
  if (!(maximumAirmass >= 1)) throw new RangeError(`There is no altitude with an airmass of ${maximumAirmass}.`);
  let low = 0;
  let high = 90;
  if ((airmass(low) ?? 0) <= maximumAirmass) return low;
  while (high - low > 1e-7) {
    const middle = (low + high) / 2;
    if ((airmass(middle) ?? Number.POSITIVE_INFINITY) > maximumAirmass) low = middle;
    else high = middle;
  }
  return high;
}
