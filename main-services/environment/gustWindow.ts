interface Wind {
  readonly at: number;
  readonly wind: number;
}

/**
 * Adds a wind to the window of the last minutes, keeping only those that can still be the highest one later: falling from the
 * first on. Winds from the future (our clock was set back) are forgotten.
 */
export function rememberWind(
  window: readonly Wind[],
  wind: number | null,
  now: number,
  windowMs: number,
): readonly Wind[] {
  const inside = window.filter(({ at }) => at <= now && now - at < windowMs);
  return wind === null ? inside : [...inside.filter((each) => each.wind > wind), { at: now, wind }];
}

/** The highest wind of the window; null when there was none. */
export function gustOf(window: readonly Wind[]): number | null {
  return window[0]?.wind ?? null;
}
