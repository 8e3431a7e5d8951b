import { DEGREE } from './degrees.ts';

/** Airmass at a true altitude (Kasten & Young 1989, Applied Optics 28, 4735); null below the horizon. */
export function airmass(altitudeDegrees: number): number | null {
  if (!(altitudeDegrees >= 0 && altitudeDegrees <= 90)) return null;
  const value = 1 / (Math.sin(altitudeDegrees * DEGREE) + 0.50572 * (altitudeDegrees + 6.07995) ** -1.6364);
  // The fit gives 0.9997 in the zenith; by definition it is 1.
  return Math.max(1, value);
}
