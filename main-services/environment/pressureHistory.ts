interface Pressure {
  readonly at: number;
  readonly pressure: number;
}

/** Pressures of the last hours by barometer: one that joins or leaves must not look like a change of the weather. */
export type PressureHistories = Readonly<Record<string, readonly Pressure[]>>;

/** What a barometer says now. */
interface Barometer {
  readonly sensor: string;
  readonly pressure: number;
}

/** A tendency over hours needs no more than a point every five minutes. */
const SPACING_MS = 300_000;

/** Adds pressures to the histories of the last hours, one point every five minutes. */
export function rememberPressures(
  histories: PressureHistories,
  barometers: readonly Barometer[],
  now: number,
  overMs: number,
): PressureHistories {
  const sensors = new Set([...Object.keys(histories), ...barometers.map(({ sensor }) => sensor)]);
  const remembered = [...sensors].map((sensor) => {
    const kept = (histories[sensor] ?? []).filter(({ at }) => at <= now && now - at <= overMs);
    const pressure = barometers.find((each) => each.sensor === sensor)?.pressure;
    const last = kept.at(-1);
    const due = pressure !== undefined && (last === undefined || now - last.at >= SPACING_MS);
    return [sensor, due ? [...kept, { at: now, pressure }] : kept] as const;
  });
  return Object.fromEntries(remembered.filter(([, history]) => history.length > 0));
}

/** Change in hPa since the oldest point of its history, of the barometer that fell most; null while that is not known. */
export function tendencyOf(histories: PressureHistories, barometers: readonly Barometer[]): number | null {
  const changes = barometers.flatMap(({ sensor, pressure }) => {
    const oldest = histories[sensor]?.[0];
    return oldest === undefined ? [] : [pressure - oldest.pressure];
  });
  return changes.length === 0 ? null : Math.min(...changes);
}
