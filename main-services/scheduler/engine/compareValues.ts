/** Tier by tier, the first difference decides. */
export function isBetter(a: Float64Array, b: Float64Array): boolean {
  for (let t = 0; t < a.length; t++) {
    const difference = (a[t] as number) - (b[t] as number);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
