import type { AlarmState } from '../../main-services/alarms/AlarmState.ts';
import { compareSeverities } from '../../main-services/alarms/severities.ts';
import type { AlarmRepository } from '../../main-services/database/AlarmRepository.ts';
import type { AlarmHistoryFilter, AlarmTransition } from '../../main-services/model/alarm.ts';

/** Alarms kept in memory; every save takes a turn of the loop, so that writers overtake each other if they can. */
export class InMemoryAlarms implements AlarmRepository {
  readonly states = new Map<string, AlarmState>();
  readonly lines: AlarmTransition[] = [];
  readonly settings = new Map<string, string>();
  saves = 0;
  /** Thrown by every save while set. */
  fault: Error | null = null;
  /** From this save on nothing is stored any more: the process was killed. */
  killedAtSave = Number.POSITIVE_INFINITY;

  async load(): Promise<readonly AlarmState[]> {
    return structuredClone([...this.states.values()]);
  }

  async save({ changed, ended, transitions }: Parameters<AlarmRepository['save']>[0]): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.saves++;
    if (this.saves >= this.killedAtSave) return;
    if (this.fault) throw this.fault;
    for (const state of changed) this.states.set(state.key, structuredClone(state));
    for (const key of ended) this.states.delete(key);
    for (const line of transitions) this.lines.push({ id: this.lines.length + 1, ...line });
  }

  async history(filter: AlarmHistoryFilter): Promise<readonly AlarmTransition[]> {
    return this.lines
      .filter(
        (line) =>
          (filter.key === undefined || line.key === filter.key) &&
          (filter.kinds === undefined || filter.kinds.includes(line.kind)) &&
          (filter.severity === undefined || compareSeverities(line.severity, filter.severity) >= 0) &&
          (filter.from === undefined || line.at >= filter.from) &&
          (filter.text === undefined || line.message.toLowerCase().includes(filter.text.toLowerCase())),
      )
      .toReversed()
      .slice(0, filter.limit);
  }

  async get(key: string): Promise<string | null> {
    return this.settings.get(key) ?? null;
  }

  async set(key: string, value: string | null): Promise<void> {
    if (value === null) this.settings.delete(key);
    else this.settings.set(key, value);
  }
}
