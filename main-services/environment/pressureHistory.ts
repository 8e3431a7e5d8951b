interface Pressure {
  readonly at: number;
  readonly pressure: number;
}

/** A tendency over hours needs no more than a point every five minutes. */
const SPACING_MS = 300_000;

/** Adds a pressure to the history of the last hours, one point every five minutes. */
export function rememberPressure(
  history: readonly Pressure[],
  pressure: number | null,
  now: number,
  overMs: number,
): readonly Pressure[] {
  const kept = history.filter(({ at }) => at <= now && now - at <= overMs);
  const last = kept.at(-1);
  if (pressure === null || (last !== undefined && now - last.at < SPACING_MS)) return kept;
  return [...kept, { at: now, pressure }];
}

/** Change in hPa since the oldest point of the history; null while that is not known. */
export function tendencyOf(history: readonly Pressure[], pressure: number | null): number | null {
  const oldest = history[0];
  return oldest === undefined || pressure === null ? null : pressure - oldest.pressure;
}
