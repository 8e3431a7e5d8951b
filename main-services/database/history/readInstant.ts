import type { Knex } from 'knex';
import type { SiteSynthesis, WeatherSynthesis } from '../../model/environment.ts';
import type { HistoryInstant } from '../../model/environmentHistory.ts';
import type { RollUpRow } from './rollUpRows.ts';
import { type Series, SITE, WEATHER } from './Series.ts';

type Row = Readonly<Record<string, number | string | null>>;

/** What was read longer before an instant says nothing about it: a minute, the coarsest that an instant is answered from. */
const SAYS_NOTHING_AFTER_MS = 60_000;

/** Both rows at an instant: the reading before it, or once that is forgotten its minute's means with the words of that time. */
export async function readInstant(knex: Knex, instant: number): Promise<Omit<HistoryInstant, 'rules'> | null> {
  const weather = await readingAt(knex, WEATHER, instant);
  const site = await readingAt(knex, SITE, instant);
  if (weather !== null)
    return { resolution: 'reading', weather: weatherOf(weather), site: site === null ? null : siteOf(site) };
  const weatherMinute = await minuteAt(knex, WEATHER, instant);
  if (weatherMinute === null) return null;
  const siteMinute = await minuteAt(knex, SITE, instant);
  return {
    resolution: 'minute',
    weather: weatherOf(weatherMinute),
    site: siteMinute === null ? null : siteOf(siteMinute),
  };
}

async function readingAt(knex: Knex, { table }: Series, instant: number): Promise<Row | null> {
  const row: Row | undefined = await knex(table)
    .whereBetween('updated', [instant - SAYS_NOTHING_AFTER_MS, instant])
    .orderBy('updated', 'desc')
    .first();
  return row ?? null;
}

async function minuteAt(knex: Knex, series: Series, instant: number): Promise<Row | null> {
  const minute: RollUpRow | undefined = await knex(`${series.name}_minute`)
    .whereBetween('start', [instant - SAYS_NOTHING_AFTER_MS, instant])
    .orderBy('start', 'desc')
    .first();
  if (minute === undefined) return null;
  const words: Row | undefined = await knex(series.historyTable)
    .where('updated', '<=', instant)
    .orderBy('updated', 'desc')
    .first();
  const means = series.numbers.map((column) => [column, meanOf(minute, column)] as const);
  const said = series.words.map((column) => [column, words?.[column] ?? null] as const);
  return { ...Object.fromEntries([...means, ...said]), updated: minute.start ?? instant };
}

function meanOf(minute: RollUpRow, column: string): number | null {
  const count = minute[`${column}_count`] ?? 0;
  if (count === 0) return null;
  const east = minute[`${column}_east`] ?? null;
  const north = minute[`${column}_north`] ?? null;
  if (east !== null && north !== null) return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
  const sum = minute[`${column}_sum`] ?? null;
  return sum === null ? null : sum / count;
}

function weatherOf(row: Row): WeatherSynthesis {
  return {
    globalStatus: word(row.global_status) ?? 'UNKNOWN',
    updated: Number(row.updated),
    humidity: number(row.humidity),
    wind: number(row.wind),
    windDir: number(row.wind_dir),
    temperature: number(row.temperature),
    pressure: number(row.pressure),
    rain: number(row.rain),
    cloud: number(row.cloud),
  };
}

function siteOf(row: Row): SiteSynthesis {
  return {
    globalStatus: word(row.global_status) ?? 'UNKNOWN',
    updated: Number(row.updated),
    lights: word(row.lights),
    dome: word(row.dome),
    doors: word(row.doors),
    temperature: number(row.temperature),
    shutter: word(row.shutter),
    pressure: number(row.pressure),
    humidity: number(row.humidity),
  };
}

function number(value: Row[string] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function word(value: Row[string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
