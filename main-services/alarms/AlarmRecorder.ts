import type { AlarmRepository } from '../database/Repositories.ts';
import type { AlarmTransition } from '../model/alarm.ts';
import type { Log } from '../model/log.ts';
import type { Cancel, Clock } from '../supervision/Clock.ts';
import type { AlarmState } from './AlarmState.ts';

/** A database that is away is asked again after this time. */
const RETRY_MS = 5000;
/** Lines of history kept for a database that is away; a flood of a hundred alarms a minute fills it in over an hour. */
const MOST_LINES = 20_000;

/**
 * Stores alarms and their history in the order in which things happened: state and history of one moment together, so that a
 * process that dies at any point leaves a state that was true. What cannot be stored is kept and tried again.
 */
export class AlarmRecorder {
  readonly #store: Pick<AlarmRepository, 'save'>;
  readonly #clock: Clock;
  readonly #log: Log;
  #states = new Map<string, AlarmState | null>();
  #lines: Omit<AlarmTransition, 'id'>[] = [];
  #writing: Promise<unknown> | null = null;
  #cancelRetry: Cancel | null = null;
  #failing = false;
  #stopped = false;

  constructor(options: { store: Pick<AlarmRepository, 'save'>; clock: Clock; log: Log }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** An alarm as it is now (null = it is at rest), and what happened. */
  record(key: string, state: AlarmState | null, lines: readonly Omit<AlarmTransition, 'id'>[]): void {
    this.#states.set(key, state);
    this.note(lines);
  }

  /** What happened to the alarms as a whole. */
  note(lines: readonly Omit<AlarmTransition, 'id'>[]): void {
    this.#lines.push(...lines);
    const tooMany = this.#lines.length - MOST_LINES;
    if (tooMany > 0) this.#lines.splice(0, tooMany);
    this.#write();
  }

  /** Resolves when everything is stored, or when it cannot be stored now. */
  async settled(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  /** Tries once more, and never again: what an observatory that is ending still reports finds no database. */
  async stop(): Promise<void> {
    await this.settled();
    this.#forgetRetry();
    this.#write();
    await this.settled();
    this.#forgetRetry();
    this.#stopped = true;
  }

  #forgetRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  #write(): void {
    if (this.#stopped || this.#writing !== null || this.#cancelRetry !== null) return;
    this.#writing = this.#writeAll().finally(() => {
      this.#writing = null;
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#states.size > 0 || this.#lines.length > 0) {
      const states = this.#states;
      const lines = this.#lines;
      this.#states = new Map();
      this.#lines = [];
      try {
        await this.#store.save({
          changed: [...states.values()].filter((state) => state !== null),
          ended: [...states].filter(([, state]) => state === null).map(([key]) => key),
          transitions: lines,
        });
        if (this.#failing) this.#log.info('alarms are stored again');
        this.#failing = false;
      } catch (error) {
        // What happened meanwhile is newer.
        this.#states = new Map([...states, ...this.#states]);
        this.#lines = [...lines, ...this.#lines];
        if (!this.#failing)
          this.#log.error(
            `alarms could not be stored, trying again: ${error instanceof Error ? error.message : String(error)}`,
          );
        this.#failing = true;
        this.#cancelRetry = this.#clock.after(RETRY_MS, () => {
          this.#cancelRetry = null;
          this.#write();
        });
        return;
      }
    }
  }
}
