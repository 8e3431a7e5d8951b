import type { SettingRepository } from '../../main-services/database/Repositories.ts';

/** Settings kept in memory; `failing` makes the database be away. */
export class InMemorySettings implements SettingRepository {
  readonly kept = new Map<string, string>();
  failing = false;

  async get(key: string): Promise<string | null> {
    await this.#turn();
    return this.kept.get(key) ?? null;
  }

  async set(key: string, value: string | null): Promise<void> {
    await this.#turn();
    if (value === null) this.kept.delete(key);
    else this.kept.set(key, value);
  }

  /** A database answers in a later turn of the event loop, never in this one. */
  async #turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.failing) throw new Error('the database is away');
  }
}
