import type { SiteSynthesis, WeatherSynthesis } from '../model/environment.ts';
import type { Database } from './Database.ts';
import type { EnvironmentRepository, TrendPoint } from './Repositories.ts';
import { transaction } from './transaction.ts';
import { type TrendSlice, trendPoints } from './trendPoints.ts';
import { WriteBuffer } from './WriteBuffer.ts';

interface SynthesisRow {
  readonly weather: WeatherSynthesis;
  readonly site: SiteSynthesis;
}

type Quantity = Parameters<EnvironmentRepository['trend']>[0];

const COLUMNS: Readonly<Record<Quantity, string>> = {
  humidity: 'humidity',
  wind: 'wind',
  windDir: 'wind_dir',
  temperature: 'temperature',
  pressure: 'pressure',
  rain: 'rain',
  cloud: 'cloud',
};

/** The two synthesis tables. Rows are written in batches, because a fast simulated night makes hundreds a second. */
export class EnvironmentStore implements EnvironmentRepository {
  readonly #database: Database;
  readonly #buffer: WriteBuffer<SynthesisRow>;

  constructor(database: Database) {
    this.#database = database;
    this.#buffer = new WriteBuffer((rows) => this.#write(rows));
  }

  append(weather: WeatherSynthesis, site: SiteSynthesis): Promise<void> {
    return this.#buffer.add({ weather, site });
  }

  async count(from: number, to: number): Promise<number> {
    await this.#buffer.flush();
    const row: { n: number } | undefined = await this.#database
      .knex('weather_watch')
      .whereBetween('updated', [from, to])
      .first(this.#database.knex.raw('count(*) as n'));
    return Number(row?.n ?? 0);
  }

  async trend(quantity: Quantity, from: number, to: number, points: number): Promise<readonly TrendPoint[]> {
    if (to <= from || points < 1) return [];
    await this.#buffer.flush();
    const { knex, dialect } = this.#database;
    const column = COLUMNS[quantity];
    const slices = (await knex('weather_watch')
      .where('updated', '>=', from)
      .where('updated', '<', to)
      .select(knex.raw(`${dialect.bucket('updated')} as slice`, [from, points, to - from]))
      .min(`${column} as minimum`)
      .max(`${column} as maximum`)
      .groupBy('slice')
      .orderBy('slice')) as TrendSlice[];
    return trendPoints(slices, from, to, points);
  }

  close(): Promise<void> {
    return this.#buffer.close();
  }

  async #write(rows: readonly SynthesisRow[]): Promise<void> {
    await transaction(this.#database.knex, async (inside) => {
      await inside('weather_watch').insert(rows.map(({ weather }) => weatherRow(weather)));
      await inside('site_watch').insert(rows.map(({ site }) => siteRow(site)));
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
