import type { Knex } from 'knex';
import { NoSuchRecord } from './NoSuchRecord.ts';
import type { ObservationStrategy, StrategyRepository } from './Repositories.ts';
import { transaction } from './transaction.ts';

interface StrategyRow {
  name: string;
  desc: string | null;
  xml: string;
  is_default: number;
}

/** Observation strategies that alerts become requests by. */
export class StrategyStore implements StrategyRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(name: string): Promise<ObservationStrategy | null> {
    const row: StrategyRow | undefined = await this.#knex('strategy_obs').where({ name }).first();
    return row === undefined ? null : strategyFromRow(row);
  }

  async default(): Promise<ObservationStrategy | null> {
    const row: StrategyRow | undefined = await this.#knex('strategy_obs').where('is_default', true).first();
    return row === undefined ? null : strategyFromRow(row);
  }

  async list(): Promise<readonly ObservationStrategy[]> {
    const rows: StrategyRow[] = await this.#knex('strategy_obs').orderBy('name');
    return rows.map(strategyFromRow);
  }

  async save(name: string, xml: string): Promise<void> {
    await this.#knex('strategy_obs').insert({ name, xml, is_default: false }).onConflict('name').merge(['xml']);
  }

  async setDefault(name: string): Promise<void> {
    await transaction(this.#knex, async (inside) => {
      const found = await inside('strategy_obs').where({ name }).first('id');
      if (found === undefined) throw new NoSuchRecord('observation strategy', name);
      await inside('strategy_obs').update({ is_default: false });
      await inside('strategy_obs').where({ name }).update({ is_default: true });
    });
  }
}

function strategyFromRow(row: StrategyRow): ObservationStrategy {
  return { name: row.name, description: row.desc ?? '', xml: row.xml, isDefault: Boolean(row.is_default) };
}
