import type { Knex } from 'knex';
import { NoSuchRecord } from './NoSuchRecord.ts';
import type { ObservationStrategy, StrategyChange, StrategyRepository, StrategyVersion } from './Repositories.ts';
import { insertRow, transaction } from './transaction.ts';

interface StrategyRow {
  id: number;
  name: string;
  desc: string | null;
  xml: string;
  is_default: number;
  version: number;
}

interface VersionRow {
  version: number;
  xml: string;
  created: number;
  created_by: string;
  note: string;
}

const BY_NOBODY: StrategyChange = { at: 0, by: '', note: '' };

/** Observation strategies that alerts become requests by, with all their versions. */
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

  async save(name: string, xml: string, change = BY_NOBODY, description?: string): Promise<ObservationStrategy> {
    return transaction(this.#knex, async (inside) => {
      const desc = description === undefined ? {} : { desc: description };
      const known: StrategyRow | undefined = await inside('strategy_obs').where({ name }).first();
      if (known === undefined) {
        const id = await insertRow(inside, 'strategy_obs', { name, xml, is_default: false, version: 1, ...desc });
        await inside('strategy_obs_version').insert(versionRow(id, 1, xml, change));
      } else if (known.xml !== xml) {
        await keepFirst(inside, known);
        const version = known.version + 1;
        await inside('strategy_obs')
          .where({ id: known.id })
          .update({ xml, version, ...desc });
        await inside('strategy_obs_version').insert(versionRow(known.id, version, xml, change));
      }
      const stored: StrategyRow | undefined = await inside('strategy_obs').where({ name }).first();
      if (stored === undefined) throw new NoSuchRecord('observation strategy', name);
      return strategyFromRow(stored);
    });
  }

  async versions(name: string): Promise<readonly StrategyVersion[]> {
    const row: StrategyRow | undefined = await this.#knex('strategy_obs').where({ name }).first();
    if (row === undefined) return [];
    const rows: VersionRow[] = await this.#knex('strategy_obs_version')
      .where({ strategy_obs_id: row.id })
      .orderBy('version', 'desc');
    const all = rows.some(({ version }) => version === row.version) ? rows : [installed(row), ...rows];
    return all.map((one) => ({
      version: one.version,
      xml: one.xml,
      createdAt: one.created === 0 ? null : Number(one.created),
      createdBy: one.created_by,
      note: one.note,
    }));
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

/** A strategy that came with a fixture has no stored version yet: what it was must not be lost with the first change. */
async function keepFirst(inside: Knex.Transaction, row: StrategyRow): Promise<void> {
  const { version } = row;
  const kept = await inside('strategy_obs_version').where({ strategy_obs_id: row.id, version }).first('id');
  if (kept === undefined) {
    await inside('strategy_obs_version').insert(versionRow(row.id, version, row.xml, BY_NOBODY));
  }
}

function versionRow(id: number, version: number, xml: string, { at, by, note }: StrategyChange) {
  return { strategy_obs_id: id, version, xml, created: at, created_by: by, note };
}

function installed({ version, xml }: StrategyRow): VersionRow {
  return { version, xml, created: 0, created_by: '', note: '' };
}

function strategyFromRow(row: StrategyRow): ObservationStrategy {
  return {
    name: row.name,
    description: row.desc ?? '',
    xml: row.xml,
    isDefault: Boolean(row.is_default),
    version: row.version,
  };
}
