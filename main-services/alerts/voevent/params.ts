import type { VoEvent } from './VoEvent.ts';

/** A number among the top-level parameters; null when missing or not a number. */
export function numberParam(event: VoEvent, name: string): number | null {
  return toNumber(event.params.get(name));
}

/** A value inside a group; null when missing or empty. */
export function groupParam(event: VoEvent, group: string, name: string): string | null {
  return event.groups.get(group)?.get(name) || null;
}

/** Says whether a flag is "true" in any group or at the top: groups' names differ between instruments of one mission. */
export function isFlagged(event: VoEvent, name: string): boolean {
  for (const params of [event.params, ...event.groups.values()]) {
    const value = params.get(name)?.toLowerCase();
    if (value === 'true' || value === '1') return true;
  }
  return false;
}

/** The sentences of those flags that are set. */
export function flaggedSentences(event: VoEvent, sentences: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(sentences)
    .filter(([name]) => isFlagged(event, name))
    .map(([, sentence]) => sentence);
}

export function toNumber(text: string | null | undefined): number | null {
  if (text === undefined || text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
