/** @throws RangeError for no values, or values that are not above zero */
export function geometricMean(values: readonly number[]): number {
  if (values.length === 0 || values.some((value) => !(value > 0))) throw new RangeError('values must lie above zero');
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
