import type { AlarmState } from '../alarms/AlarmState.ts';
import type { AlarmArea, AlarmSeverity, AlarmTransition, AlarmTransitionKind } from '../model/alarm.ts';

/** Which lines of the alarms' history are wanted; what is left out does not matter. */
export interface AlarmHistoryFilter {
  readonly key?: string | undefined;
  readonly area?: AlarmArea | undefined;
  /** This severity or a worse one. */
  readonly severity?: AlarmSeverity | undefined;
  readonly kinds?: readonly AlarmTransitionKind[] | undefined;
  /** In the message, the detail, the key or the name of who did it. */
  readonly text?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Lines older than the one with this id. */
  readonly before?: number | undefined;
  readonly limit: number;
}

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
