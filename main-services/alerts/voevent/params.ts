import type { VoEvent } from './VoEvent.ts';

/** A number among the top-level parameters; null when missing or not a number. */
export function numberParam(event: VoEvent, name: string): number | null {
  return toNumber(event.params.get(name));
}

/** A value inside a group; null when missing or empty. */
export function groupParam(event: VoEvent, group: string, name: string): string | null {
  return event.groups.get(group)?.get(name) || null;
}

/** A value at the top or, failing that, in any group: groups' names differ between instruments of one mission. */
export function anyParam(event: VoEvent, name: string): string | null {
  for (const params of [event.params, ...event.groups.values()]) {
    const value = params.get(name);
    if (value !== undefined && value !== '') return value;
  }
  return null;
}

/** Says whether a flag is "true" in any group or at the top. */
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

/** A burst's number as given, unless it is one of the fillers for "none": 0, -1, or nothing. */
export function trueId(id: string | null | undefined): string | null {
  const trimmed = id?.trim() ?? '';
  return trimmed === '' || /^(?:[+-]?0+|-1|none|null|unknown|n\/a)$/i.test(trimmed) ? null : trimmed;
}

export function toNumber(text: string | null | undefined): number | null {
  if (text === undefined || text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
