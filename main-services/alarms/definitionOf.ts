import type { AlarmDefinition } from './AlarmDefinition.ts';
import { ALARM_CATALOGUE } from './catalogue.ts';

/** What is laid down about an alarm: the entry with the longest key that fits. @throws Error when the catalogue has no "*" */
export function definitionOf(key: string, catalogue: readonly AlarmDefinition[] = ALARM_CATALOGUE): AlarmDefinition {
  const fits = catalogue.filter((entry) =>
    entry.key.endsWith('*') ? key.startsWith(entry.key.slice(0, -1)) : key === entry.key,
  );
  const [best] = fits.toSorted((a, b) => b.key.length - a.key.length);
  if (!best) throw new Error(`The catalogue of alarms has no entry for "${key}", not even "*".`);
  return best;
}
