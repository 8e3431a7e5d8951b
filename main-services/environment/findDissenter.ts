/** What one sensor says. */
export interface Voice {
  readonly sensor: string;
  readonly value: number;
}

/**
 * Among three or more sensors, the one that alone differs from all the others, which agree among themselves within the tolerance.
 * Null when there is none, or when nobody could say who is wrong.
 */
export function findDissenter(voices: readonly Voice[], tolerance: number): Voice | null {
  if (voices.length < 3) return null;
  const loners = voices.filter((voice) => {
    const others = voices.filter((each) => each !== voice);
    const agree = spread(others) <= tolerance;
    return agree && others.every(({ value }) => Math.abs(value - voice.value) > tolerance);
  });
  return loners.length === 1 ? (loners[0] ?? null) : null;
}

function spread(voices: readonly Voice[]): number {
  const values = voices.map(({ value }) => value);
  return Math.max(...values) - Math.min(...values);
}
