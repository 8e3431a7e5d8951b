import type { AlarmSeverity } from '../model/alarm.ts';

/** What keeps a condition that flickers from crying wolf; data of each alarm. */
export interface ConditionFilter {
  /** It must hold this long before it is an alarm. */
  readonly onDelayMs: number;
  /** It must be gone this long before it counts as gone. */
  readonly offDelayMs: number;
  /** Beginning so often within so long, it is an alarm before its delay is over, as in Phoebus; null = never. */
  readonly count: { readonly times: number; readonly withinMs: number } | null;
}

/** What the filter remembers of one condition. */
export interface FilterMemory {
  /** What the source said last. */
  readonly reported: AlarmSeverity;
  /** Since when it holds, or since when it is gone. */
  readonly since: number;
  /** When it began, as far back as the count reaches. */
  readonly beginnings: readonly number[];
  /** What the alarm is told. */
  readonly passed: AlarmSeverity;
}

export const NOTHING_REPORTED: FilterMemory = {
  reported: 'NONE',
  since: Number.NEGATIVE_INFINITY,
  beginnings: [],
  passed: 'NONE',
};

export interface Filtered {
  readonly memory: FilterMemory;
  /** When to look again although nothing new was said; null = not needed. */
  readonly dueAt: number | null;
}

/** Takes what the source says now (or said last: time passing is news, too). A condition that holds already passes every change at once. */
export function filterCondition(
  filter: ConditionFilter,
  memory: FilterMemory,
  reported: AlarmSeverity,
  now: number,
): Filtered {
  const holds = reported !== 'NONE';
  const turned = holds !== (memory.reported !== 'NONE');
  const since = turned ? now : memory.since;
  const beginnings = remember(filter, turned && holds ? [...memory.beginnings, now] : memory.beginnings, now);
  const known = { reported, since, beginnings };
  if (holds) {
    if (memory.passed !== 'NONE' || now - since >= filter.onDelayMs || often(filter, beginnings))
      return { memory: { ...known, passed: reported }, dueAt: null };
    return { memory: { ...known, passed: 'NONE' }, dueAt: since + filter.onDelayMs };
  }
  if (memory.passed === 'NONE' || now - since >= filter.offDelayMs)
    return { memory: { ...known, passed: 'NONE' }, dueAt: null };
  return { memory: { ...known, passed: memory.passed }, dueAt: since + filter.offDelayMs };
}

function remember({ count }: ConditionFilter, beginnings: readonly number[], now: number): readonly number[] {
  return count === null ? [] : beginnings.filter((at) => now - at < count.withinMs).slice(-count.times);
}

function often({ count }: ConditionFilter, beginnings: readonly number[]): boolean {
  return count !== null && beginnings.length >= count.times;
}
