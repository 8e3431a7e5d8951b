import type { Database } from '../../../main-services/database/Database.ts';
import { SERIES, type Series } from '../../../main-services/database/history/Series.ts';

const DAY_MS = 86_400_000;
export const YEAR_MS = 365 * DAY_MS;
const READINGS_MS = 30 * DAY_MS;
const SPACING_MS = 2000;

/** Weather as a formula in the row's number, the same on both engines; some of it is not known now and then. */
const FORMULAS: Readonly<Record<string, string>> = {
  humidity: '55 + 25 * sin(n / 20000.0)',
  wind: '6 + 4 * sin(n / 900.0) + n % 7',
  wind_dir: 'n % 360',
  temperature: '8 + 9 * cos(n / 21000.0)',
  pressure: '770 + 6 * sin(n / 300000.0)',
  rain: 'case when n % 5000 < 40 then 3.5 else 0 end',
  cloud: 'case when n % 97 = 0 then null else -25 + 8 * sin(n / 7000.0) end',
};

/**
 * Fills an empty database with what a year of the observatory leaves behind: readings every 2 s of the last 30 days, and what is
 * kept of every minute and hour of the year. In SQL, because the application would need a quarter of an hour for it.
 */
export async function fillYear(database: Database, end: number): Promise<number> {
  const { knex } = database;
  const begin = end - YEAR_MS;
  let count = 0;
  for (const series of SERIES) {
    // Trends from inside the dome are read from the same kinds of rows; a day of its readings is enough to measure them.
    const lengthMs = series.name === 'weather' ? READINGS_MS : DAY_MS;
    await readings(database, series, end - lengthMs, lengthMs / SPACING_MS);
    count += lengthMs / SPACING_MS;
    await rollUps(database, series, 'minute', begin, YEAR_MS / 60_000);
    await rollUps(database, series, 'hour', begin, YEAR_MS / 3_600_000);
    const last = (await knex(series.table).max('id as id').first()) as { id: number } | undefined;
    await knex('setting').insert({ name: series.watermark, value: String(last?.id ?? 0) });
  }
  if (database.engine === 'MariaDB') await knex.raw('analyze table weather_watch, weather_minute, weather_hour');
  return count;
}

async function readings({ knex, engine }: Database, series: Series, begin: number, rows: number): Promise<void> {
  const values = series.numbers.map((column) => FORMULAS[column] ?? 'null').join(', ');
  const columns = ['global_status', 'updated', ...series.numbers].join(', ');
  await insertNumbered(
    knex,
    engine,
    rows,
    `insert into ${series.table} (${columns})`,
    `select 'OK', ${begin} + n * ${SPACING_MS}, ${values}`,
  );
}

async function rollUps(
  { knex, engine }: Database,
  { name, numbers }: Series,
  span: 'minute' | 'hour',
  begin: number,
  rows: number,
): Promise<void> {
  const length = span === 'minute' ? 60_000 : 3_600_000;
  const count = length / SPACING_MS;
  const columns = numbers.flatMap((column) => {
    const kept = column === 'wind_dir' ? ['min', 'max', 'east', 'north'] : ['min', 'max', 'sum'];
    return [`${column}_count`, ...kept.map((what) => `${column}_${what}`)];
  });
  const values = numbers.flatMap((column) => {
    const formula = `(${FORMULAS[column] ?? 'null'})`;
    const extremes = [`${count}`, `${formula} - 1`, `${formula} + 1`];
    return column === 'wind_dir'
      ? [...extremes, `sin(${formula}) * ${count}`, `cos(${formula}) * ${count}`]
      : [...extremes, `${formula} * ${count}`];
  });
  await insertNumbered(
    knex,
    engine,
    rows,
    `insert into ${name}_${span} (start, readings, ${columns.join(', ')})`,
    `select ${begin} + n * ${length}, ${count}, ${values.join(', ')}`,
  );
}

/** A row for each number from 0 on, made inside the server. */
async function insertNumbered(
  knex: Database['knex'],
  engine: string,
  rows: number,
  insert: string,
  select: string,
): Promise<void> {
  const sql =
    engine === 'SQLite'
      ? `with recursive numbered(n) as (select 0 union all select n + 1 from numbered where n < ${rows - 1}) ${insert} ${select} from numbered`
      : `${insert} ${select} from (select cast(seq as signed) as n from seq_0_to_${rows - 1}) numbered`;
  await knex.raw(sql);
}
