import type { OperationsRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Closure, LostTime } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';

type Store = Pick<
  OperationsRepository,
  'saveClosure' | 'setClosed' | 'saveLostTime' | 'endLostTime' | 'endOpenLostTimes' | 'closures' | 'lostTimes'
>;

interface Entry<T> {
  value: T;
  readonly stored: Promise<number>;
}

/** What happened to the night: every closing with its cause, and the time that was lost with whose fault it was. */
export class NightLog {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #store: Store;
  readonly #changed: () => void;
  readonly #closures: Entry<Closure>[] = [];
  readonly #lost: Entry<LostTime>[] = [];
  #earlier: { closures: readonly Closure[]; lost: readonly LostTime[] } = { closures: [], lost: [] };
  #losing: Entry<LostTime> | null = null;

  constructor(options: { clock: Clock; log: Log; store: Store; changed: () => void }) {
    this.#clock = options.clock;
    this.#log = options.log;
    this.#store = options.store;
    this.#changed = options.changed;
  }

  /** Reads back what the night had before this start; time that was being lost when we died was lost until now. */
  async load(from: number, to: number): Promise<void> {
    await this.#store.endOpenLostTimes(this.#clock.now());
    this.#earlier = { closures: await this.#store.closures(from, to), lost: await this.#store.lostTimes(from, to) };
    this.#changed();
  }

  closures(): readonly Closure[] {
    return [...this.#earlier.closures, ...this.#closures.map((entry) => entry.value)];
  }

  lost(): readonly LostTime[] {
    return [...this.#earlier.lost, ...this.#lost.map((entry) => entry.value)];
  }

  /** A cause to close arose; answers the function to call when the dome is verified shut. */
  closing(cause: string): (closedAt: number) => void {
    const closure: Closure = { cause, at: this.#clock.now(), closedAt: null };
    const entry: Entry<Closure> = { value: closure, stored: this.#kept(this.#store.saveClosure(closure)) };
    this.#closures.push(entry);
    this.#changed();
    return (closedAt) => {
      entry.value = { ...entry.value, closedAt };
      this.#changed();
      void this.#kept(entry.stored.then((id) => this.#store.setClosed(id, closedAt)));
    };
  }

  /** Says whose fault it is that the night is not used right now; null = it is used. */
  losing(cause: string | null): void {
    if ((this.#losing?.value.cause ?? null) === cause) return;
    const now = this.#clock.now();
    if (this.#losing) {
      const ended = this.#losing;
      ended.value = { ...ended.value, end: now };
      void this.#kept(ended.stored.then((id) => this.#store.endLostTime(id, now)));
      this.#losing = null;
    }
    if (cause !== null) {
      const lost: LostTime = { cause, start: now, end: null };
      this.#losing = { value: lost, stored: this.#kept(this.#store.saveLostTime(lost)) };
      this.#lost.push(this.#losing);
    }
    this.#changed();
  }

  /** Waits until everything said so far is in the database. */
  async flush(): Promise<void> {
    await Promise.allSettled([...this.#closures, ...this.#lost].map((entry) => entry.stored));
  }

  /** The night goes on when the database does not: the failure is logged, the entry stays in memory. */
  #kept<T>(stored: Promise<T>): Promise<T> {
    stored.catch((error: unknown) => this.#log.error(`night log could not be stored: ${String(error)}`));
    return stored;
  }
}
