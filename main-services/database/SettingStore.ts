import type { Knex } from 'knex';
import type { SettingRepository } from './Repositories.ts';

/** Small settings by name. */
export class SettingStore implements SettingRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(key: string): Promise<string | null> {
    const row: { value: string } | undefined = await this.#knex('setting').where({ name: key }).first('value');
    return row?.value ?? null;
  }

  async set(key: string, value: string | null): Promise<void> {
    if (value === null) await this.#knex('setting').where({ name: key }).delete();
    else await this.#knex('setting').insert({ name: key, value }).onConflict('name').merge();
  }
}
