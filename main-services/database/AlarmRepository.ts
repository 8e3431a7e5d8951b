import type { AlarmState } from '../alarms/AlarmState.ts';
import type { AlarmHistoryFilter, AlarmTransition } from '../model/alarm.ts';

/** Alarms that are latched or shelved, and the history of every step of all. */
export interface AlarmRepository {
  /** Everything that was not at rest. A row that makes no sense is left out. */
  load(): Promise<readonly AlarmState[]>;
  /** Stores the alarms that changed, forgets those that came to rest, adds to the history: all of it or nothing. */
  save(change: {
    readonly changed: readonly AlarmState[];
    readonly ended: readonly string[];
    readonly transitions: readonly Omit<AlarmTransition, 'id'>[];
  }): Promise<void>;
  /** Newest first. */
  history(filter: AlarmHistoryFilter): Promise<readonly AlarmTransition[]>;
}
