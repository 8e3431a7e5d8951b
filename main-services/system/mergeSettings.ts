type Settings = Readonly<Record<string, unknown>>;

/** Lays one set of settings over another: objects entry by entry, everything else replaced; undefined changes nothing. */
export function mergeSettings(below: Settings, above: Settings): Settings {
  const merged = new Map(Object.entries(below));
  for (const [name, value] of Object.entries(above)) {
    if (value === undefined) continue;
    const under = merged.get(name);
    merged.set(name, isSettings(under) && isSettings(value) ? mergeSettings(under, value) : value);
  }
  return Object.fromEntries(merged);
}

export function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
