/**
 * The smallest measurement that `percent` of all do not exceed (nearest rank). Of fewer than a hundred the 99th is the worst
 * one: a figure that says its n hides nothing. @throws RangeError for no measurements, or percents outside 0 … 100
 */
export function percentile(measurements: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`percents lie above 0 and up to 100, not ${percent}`);
  const sorted = [...measurements].sort((a, b) => a - b);
  const value = sorted[Math.ceil((percent / 100) * sorted.length) - 1];
  if (value === undefined) throw new RangeError('there is no percentile of no measurements');
  return value;
}
