import type { Log } from '../model/log.ts';
import type { AlarmSeverity, AlarmView } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
import { readAlarms } from './readAlarms.ts';

export interface AlarmRaising {
  readonly severity: AlarmSeverity;
  readonly message: string;
  /** What it means for tonight. */
  readonly effect: string;
  /** What to do about it. */
  readonly guidance: string;
  /** View of the console that helps. */
  readonly panel: string;
}

const SETTING = 'alarms';
const RANK: Readonly<Record<AlarmSeverity, number>> = { CRITICAL: 3, SERIOUS: 2, WARNING: 1 };

/**
 * Alarms by key. One is latched until it is acknowledged and its condition is gone, in either order; while it lives it keeps the
 * worst severity since it was last acknowledged. Survives restarts.
 */
export class AlarmBoard {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #store: { get(key: string): Promise<string | null>; set(key: string, value: string | null): Promise<void> };
  readonly #onChange: (alarms: readonly AlarmView[]) => void;
  readonly #alarms = new Map<string, AlarmView>();
  #writing: Promise<void> = Promise.resolve();

  constructor(options: {
    clock: Clock;
    log: Log;
    store: { get(key: string): Promise<string | null>; set(key: string, value: string | null): Promise<void> };
    onChange: (alarms: readonly AlarmView[]) => void;
  }) {
    this.#clock = options.clock;
    this.#log = options.log;
    this.#store = options.store;
    this.#onChange = options.onChange;
  }

  /** Brings back what was latched before the restart; conditions say again whether they still hold. */
  async restore(): Promise<void> {
    const kept = await this.#store.get(SETTING);
    if (kept === null) return;
    try {
      for (const alarm of readAlarms(kept)) this.#alarms.set(alarm.key, alarm);
    } catch (error) {
      this.#log.error(`the stored alarms cannot be read and are forgotten: ${String(error)}`);
    }
    this.#onChange(this.list());
  }

  /** The condition holds. Raising one that holds already only keeps the worst of it. */
  raise(key: string, alarm: AlarmRaising): void {
    const known = this.#alarms.get(key);
    const returns = known === undefined || known.clearedAt !== null;
    const worse = known === undefined || RANK[alarm.severity] > RANK[known.severity];
    if (!returns && !worse && known.message === alarm.message) return;
    if (returns || worse) this.#log.warning(`${alarm.severity} ${alarm.message}: ${alarm.effect}`);
    this.#alarms.set(key, {
      ...alarm,
      key,
      severity: known !== undefined && !worse && known.acknowledgedBy === null ? known.severity : alarm.severity,
      raisedAt: returns ? this.#clock.now() : known.raisedAt,
      clearedAt: null,
      // A condition that comes back, or gets worse, has not been seen by anybody.
      acknowledgedBy: returns || worse ? null : known.acknowledgedBy,
      count: (known?.count ?? 0) + (returns ? 1 : 0),
    });
    this.#changed();
  }

  /** The condition is gone. */
  clear(key: string): void {
    const alarm = this.#alarms.get(key);
    if (!alarm || alarm.clearedAt !== null) return;
    if (alarm.acknowledgedBy !== null) this.#alarms.delete(key);
    else this.#alarms.set(key, { ...alarm, clearedAt: this.#clock.now() });
    this.#changed();
  }

  /** Somebody has seen it. Answers false when there is no such alarm. */
  acknowledge(key: string, by: string): boolean {
    const alarm = this.#alarms.get(key);
    if (!alarm) return false;
    if (alarm.clearedAt !== null) this.#alarms.delete(key);
    else this.#alarms.set(key, { ...alarm, acknowledgedBy: by });
    this.#log.info(`${alarm.message} acknowledged by ${by}`);
    this.#changed();
    return true;
  }

  /** Unacknowledged first, then the worst, then the newest. */
  list(): readonly AlarmView[] {
    return [...this.#alarms.values()].toSorted(
      (a, b) =>
        Number(a.acknowledgedBy !== null) - Number(b.acknowledgedBy !== null) ||
        RANK[b.severity] - RANK[a.severity] ||
        b.raisedAt - a.raisedAt,
    );
  }

  /** Resolves when everything is stored. */
  settled(): Promise<void> {
    return this.#writing;
  }

  #changed(): void {
    const alarms = this.list();
    this.#onChange(alarms);
    // One after the other: the last state must be the one that stays.
    this.#writing = this.#writing
      .then(() => this.#store.set(SETTING, JSON.stringify(alarms)))
      .catch((error: unknown) => this.#log.error(`alarms could not be stored: ${String(error)}`));
  }
}
