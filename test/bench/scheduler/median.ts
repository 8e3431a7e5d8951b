import { percentile } from '../percentile.ts';

/** The middle of so many measurements of one thing; what comes first warms up and is left out. */
export function median(measurements: number, measure: () => number): number {
  const taken = Array.from({ length: measurements + 5 }, measure).slice(5);
  return percentile(taken, 50);
}
