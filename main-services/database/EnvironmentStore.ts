import type { SiteSynthesis, WeatherSynthesis } from '../model/environment.ts';
import type { RuleRecord } from '../model/environmentHistory.ts';
import type { Database } from './Database.ts';
import { insertRules } from './history/ruleRows.ts';
import type { EnvironmentRepository } from './Repositories.ts';
import { transaction } from './transaction.ts';
import { WriteBuffer } from './WriteBuffer.ts';

interface Round {
  readonly weather: WeatherSynthesis;
  readonly site: SiteSynthesis;
  readonly rules: readonly RuleRecord[];
}

/** The two synthesis tables and the rules' decisions. Rows are written in batches, because a fast simulated night makes hundreds a second. */
export class EnvironmentStore implements EnvironmentRepository {
  readonly #database: Database;
  readonly #buffer: WriteBuffer<Round>;

  constructor(database: Database) {
    this.#database = database;
    this.#buffer = new WriteBuffer((rows) => this.#write(rows));
  }

  append(weather: WeatherSynthesis, site: SiteSynthesis, rules: readonly RuleRecord[] = []): Promise<void> {
    return this.#buffer.add({ weather, site, rules });
  }

  async count(from: number, to: number): Promise<number> {
    await this.#buffer.flush();
    const row: { n: number } | undefined = await this.#database
      .knex('weather_watch')
      .whereBetween('updated', [from, to])
      .first(this.#database.knex.raw('count(*) as n'));
    return Number(row?.n ?? 0);
  }

  /** Writes all that was appended. */
  flush(): Promise<void> {
    return this.#buffer.flush();
  }

  close(): Promise<void> {
    return this.#buffer.close();
  }

  async #write(rows: readonly Round[]): Promise<void> {
    await transaction(this.#database.knex, async (inside) => {
      await inside('weather_watch').insert(rows.map(({ weather }) => weatherRow(weather)));
      await inside('site_watch').insert(rows.map(({ site }) => siteRow(site)));
      await insertRules(
        inside,
        rows.flatMap(({ rules }) => rules),
      );
    });
  }
}

function weatherRow({ globalStatus, windDir, ...rest }: WeatherSynthesis): Record<string, unknown> {
  const { updated, humidity, wind, temperature, pressure, rain, cloud } = rest;
  return {
    global_status: globalStatus,
    wind_dir: windDir,
    updated,
    humidity,
    wind,
    temperature,
    pressure,
    rain,
    cloud,
  };
}

function siteRow({ globalStatus, ...rest }: SiteSynthesis): Record<string, unknown> {
  const { updated, lights, dome, doors, temperature, shutter, pressure, humidity } = rest;
  return { global_status: globalStatus, updated, lights, dome, doors, temperature, shutter, pressure, humidity };
}
