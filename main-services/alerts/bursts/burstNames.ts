/**
 * Short names for bursts by the keys ("mission/number") of those who saw each: the numbers alone, "sb26051101+1093742", or the keys
 * where two bursts would share a name.
 */
export function burstNames(bursts: readonly (readonly string[])[]): readonly string[] {
  const short = bursts.map((keys) => keys.map(numberOf).join('+'));
  const count = new Map<string, number>();
  for (const name of short) count.set(name, (count.get(name) ?? 0) + 1);
  return short.map((name, index) => (count.get(name) === 1 ? name : (bursts[index] ?? []).join('+')));
}

/** Missions have no slash in their names; what follows it is the number. */
function numberOf(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}
