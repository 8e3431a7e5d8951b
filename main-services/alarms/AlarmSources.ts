import type { AlarmSeverity } from '../model/alarm.ts';
import type { AlarmDefinition } from './AlarmDefinition.ts';
import type { AlarmState, AlarmWords } from './AlarmState.ts';
import { type FilterMemory, filterCondition, NOTHING_REPORTED } from './ConditionFilter.ts';
import { definitionOf } from './definitionOf.ts';

/** What the source of one alarm says, and when it spoke last. */
export interface Condition {
  readonly definition: AlarmDefinition;
  readonly words: AlarmWords;
  readonly memory: FilterMemory;
  /** When to look again although nothing new was said; null = not needed. */
  readonly dueAt: number | null;
  readonly heardAt: number;
}

/** What the sources of the alarms say, through the filter of each. */
export class AlarmSources {
  readonly #conditions = new Map<string, Condition>();

  definition(key: string): AlarmDefinition {
    return this.#conditions.get(key)?.definition ?? definitionOf(key);
  }

  get(key: string): Condition | undefined {
    return this.#conditions.get(key);
  }

  /** Takes up what was latched before a restart: it was heard now, as far as anybody knows. */
  restore(state: AlarmState, now: number): void {
    const { key, currentSeverity, raisedAt } = state;
    const memory = { ...NOTHING_REPORTED, reported: currentSeverity, passed: currentSeverity, since: raisedAt };
    this.#conditions.set(key, { definition: definitionOf(key), words: state, memory, dueAt: null, heardAt: now });
  }

  /** A source speaks. */
  hear(key: string, severity: AlarmSeverity, words: AlarmWords, now: number): Condition {
    const known = this.#conditions.get(key);
    const definition = known?.definition ?? definitionOf(key);
    return this.#filter(key, definition, known?.memory ?? NOTHING_REPORTED, severity, words, now, now);
  }

  /** Time has passed: conditions whose delay is over. */
  due(now: number): readonly (readonly [key: string, condition: Condition])[] {
    return [...this.#conditions]
      .filter(([, { dueAt }]) => dueAt !== null && now >= dueAt)
      .map(([key, { definition, memory, words, heardAt }]) => [
        key,
        this.#filter(key, definition, memory, memory.reported, words, heardAt, now),
      ]);
  }

  /** When to look at the delays again; empty = nothing waits. */
  instants(): readonly number[] {
    return [...this.#conditions.values()].map(({ dueAt }) => dueAt).filter((at) => at !== null);
  }

  /** Keys of all conditions of which their source said last that they hold, alarms yet or not. */
  holding(): readonly string[] {
    return [...this.#conditions].filter(([, { memory }]) => memory.reported !== 'NONE').map(([key]) => key);
  }

  /** Forgets a source that says that nothing is wrong, and of which nothing has to be counted. */
  forget(key: string): void {
    const memory = this.#conditions.get(key)?.memory;
    if (memory?.reported === 'NONE' && memory.passed === 'NONE' && memory.beginnings.length === 0)
      this.#conditions.delete(key);
  }

  #filter(
    key: string,
    definition: AlarmDefinition,
    before: FilterMemory,
    severity: AlarmSeverity,
    words: AlarmWords,
    heardAt: number,
    now: number,
  ): Condition {
    const condition = { definition, words, heardAt, ...filterCondition(definition.filter, before, severity, now) };
    this.#conditions.set(key, condition);
    return condition;
  }
}
