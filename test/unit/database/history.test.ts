import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../../main-services/database/connectDatabase.ts';
import type { Database } from '../../../main-services/database/Database.ts';
import type { DatabaseConfiguration } from '../../../main-services/database/DatabaseConfiguration.ts';
import { mergeRollUps, rollUpRows } from '../../../main-services/database/history/rollUpRows.ts';
import { WEATHER } from '../../../main-services/database/history/Series.ts';
import { resolutionFor } from '../../../main-services/database/history/trendSources.ts';
import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import type { Repositories } from '../../../main-services/database/Repositories.ts';
import type { HistoryTrend } from '../../../main-services/model/environmentHistory.ts';
import { PrivateMariaDb } from '../../doubles/PrivateMariaDb.ts';
import { ruleAt, siteAt, weatherAt } from './drafts.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

async function sqliteOnDisk() {
  const directory = await mkdtemp(join(tmpdir(), 'pyros-history-'));
  const configuration: DatabaseConfiguration = { client: 'sqlite', file: join(directory, 'pyros.sqlite') };
  return { configuration, stop: () => rm(directory, { recursive: true }) };
}

async function mariadb() {
  const server = await PrivateMariaDb.start();
  return { configuration: await server.createDatabase('history'), stop: () => server.stop() };
}

async function all(work: () => Promise<number>, mostRows: number): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await work();
    total += done;
    if (done < mostRows) return total;
  }
}

const extremes = ({ points }: HistoryTrend) => ({
  minimum: Math.min(...points.map(({ minimum }) => minimum ?? Number.POSITIVE_INFINITY)),
  maximum: Math.max(...points.map(({ maximum }) => maximum ?? Number.NEGATIVE_INFINITY)),
});

describe.each([
  { engine: 'SQLite', start: sqliteOnDisk },
  { engine: 'MariaDB', start: mariadb },
])('history on $engine', ({ start }) => {
  let db: Repositories;
  let configuration: DatabaseConfiguration;
  let raw: Database;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const started = await start();
    stop = started.stop;
    configuration = started.configuration;
    db = await openDatabase(started.configuration);
    raw = await connectDatabase(started.configuration);
  });
  afterAll(async () => {
    await raw?.knex.destroy();
    await db?.close();
    await stop?.();
  });

  const rollUpAll = (mostRows = 100) => all(() => db.history.rollUp(mostRows), mostRows);
  const forgetAll = (before: number) => all(() => db.history.forget(before, 100), 100);

  test('rolls up, forgets, and the trend is the same: no extreme is lost, means stay', async () => {
    const from = Date.UTC(2026, 0, 1);
    const winds = Array.from({ length: 450 }, (_, row) =>
      row === 123 ? 33.5 : row === 301 ? 0.1 : 5 + (row % 10) / 10,
    );
    for (const [row, wind] of winds.entries()) {
      const at = from + row * 20_000;
      const windDir = row % 2 === 0 ? 350 : 10;
      await db.environment.append(weatherAt(at, { wind, windDir, rain: null }), siteAt(at));
    }
    const to = from + 450 * 20_000;
    const trends = async () => {
      const both = await Promise.all([10, 75].map((points) => db.history.trend('wind', from, to, points)));
      // Sums differ in their last bit by the order of their terms.
      const rounded = (mean: number | null) => (mean === null ? null : Number(mean.toFixed(9)));
      return both.map((trend) => ({
        ...trend,
        points: trend.points.map((point) => ({ ...point, mean: rounded(point.mean) })),
      }));
    };
    const before = await trends();
    expect(await rollUpAll(40)).toBe(450);
    expect(await rollUpAll()).toBe(0);
    const rolledUp = await trends();
    expect(rolledUp).toEqual(before);
    expect(await forgetAll(from + DAY_MS)).toBe(450);
    expect(await db.environment.count(from, to)).toBe(0);
    const after = await trends();
    expect(after).toEqual(before);
    const mean = winds.reduce((sum, wind) => sum + wind, 0) / winds.length;
    for (const trend of after) {
      expect(trend.resolution).toBe('minute');
      expect(extremes(trend)).toEqual({ minimum: 0.1, maximum: 33.5 });
      const means = trend.points.map((point) => point.mean ?? Number.NaN);
      expect(means.reduce((sum, each) => sum + each, 0) / means.length).toBeCloseTo(mean, 6);
    }
    const direction = (await db.history.trend('windDir', from, to, 10)).points[0]?.mean ?? 180;
    // One more of the one than of the other: north all the same, where a plain mean would say south.
    expect(Math.min(direction, 360 - direction)).toBeLessThan(1);
    expect((await db.history.trend('rain', from, to, 10)).points.every(({ mean: none }) => none === null)).toBe(true);
    expect((await db.history.trend('insideHumidity', from, to, 10)).points[0]).toMatchObject({ minimum: 41, mean: 41 });
  });

  test('a year is read from its hours, what is not rolled up yet included', async () => {
    const to = Date.UTC(2026, 6, 1);
    const old = to - 200 * DAY_MS;
    for (const [at, temperature] of [
      [old, -12],
      [to - HOUR_MS, 8],
    ] as const) {
      await db.environment.append(weatherAt(at, { temperature }), siteAt(at));
    }
    await rollUpAll();
    await db.environment.append(weatherAt(to - 1000, { temperature: 19 }), siteAt(to - 1000));
    const year = await db.history.trend('temperature', to - 365 * DAY_MS, to, 1000);
    expect(year.resolution).toBe('hour');
    expect(extremes(year)).toEqual({ minimum: -12, maximum: 19 });
    // The empty time between is a gap to be seen.
    expect(year.points.some(({ mean }) => mean === null)).toBe(true);
    await rollUpAll();
    expect(extremes(await db.history.trend('temperature', to - 365 * DAY_MS, to, 1000))).toEqual(extremes(year));
  });

  test('an interruption at any point leaves nothing half done, and nothing is taken in twice', async () => {
    const from = Date.UTC(2026, 8, 1);
    for (let row = 0; row < 90; row++) {
      await db.environment.append(weatherAt(from + row * 2000, { pressure: 700 + row }), siteAt(from + row * 2000));
    }
    for (const table of ['weather_hour', 'weather_minute']) {
      await raw.knex.schema.renameTable(table, 'away');
      await expect(db.history.rollUp(100)).rejects.toThrow(table);
      await raw.knex.schema.renameTable('away', table);
    }
    const minutes = () =>
      raw
        .knex('weather_minute')
        .whereBetween('start', [from, from + HOUR_MS])
        .orderBy('start');
    expect(await minutes()).toEqual([]);
    await rollUpAll(40);
    const rows: { readings: number; pressure_min: number; pressure_max: number }[] = await minutes();
    expect(rows.map(({ readings }) => readings)).toEqual([30, 30, 30]);
    expect(rows.map(({ pressure_min, pressure_max }) => [pressure_min, pressure_max])).toEqual([
      [700, 729],
      [730, 759],
      [760, 789],
    ]);
  });

  test('readings of a clock that was set back count in the minute they name, also when its others are forgotten', async () => {
    const at = Date.UTC(2025, 2, 1, 12);
    await db.environment.append(weatherAt(at, { humidity: 50 }), siteAt(at));
    await rollUpAll();
    await forgetAll(at + DAY_MS);
    await db.environment.append(weatherAt(at + 4000, { humidity: 70 }), siteAt(at + 4000));
    await rollUpAll();
    const { points } = await db.history.trend('humidity', at, at + 20 * 60_000, 10);
    expect(points[0]).toMatchObject({ minimum: 50, mean: 60, maximum: 70 });
  });

  test('only what is rolled up and old enough is forgotten; changes of words stay', async () => {
    const at = Date.UTC(2024, 4, 1);
    const statuses = ['OK', 'OK', 'RAINING', 'RAINING', 'OK'];
    const append = async (row: number, globalStatus: string) =>
      db.environment.append(weatherAt(at + row * 2000, { globalStatus }), siteAt(at + row * 2000));
    for (const [row, status] of statuses.entries()) await append(row, status);
    await db.environment.count(at, at);
    expect(await forgetAll(at + DAY_MS)).toBe(0);
    await rollUpAll();
    await append(5, 'WINDY');
    await db.environment.count(at, at);
    expect(await forgetAll(at)).toBe(0);
    expect(await forgetAll(at + DAY_MS)).toBe(5);
    expect(await db.environment.count(at, at + HOUR_MS)).toBe(1);
    const kept = await raw
      .knex('weather_watch_history')
      .whereBetween('updated', [at, at + HOUR_MS])
      .orderBy('updated');
    expect(kept.map((row) => row.global_status)).toEqual(['OK', 'RAINING', 'OK']);
  });

  test('both rows at an instant: the reading, later its minute with the words of that time, or nothing', async () => {
    const at = Date.UTC(2023, 4, 1, 3);
    await db.environment.append(weatherAt(at, { globalStatus: 'RAINING', rain: 4 }), siteAt(at));
    await db.environment.append(weatherAt(at + 2000, { globalStatus: 'RAINING', rain: 8 }), siteAt(at + 2000));
    expect(await db.history.at(at + 1500)).toEqual({
      resolution: 'reading',
      weather: weatherAt(at, { globalStatus: 'RAINING', rain: 4 }),
      site: siteAt(at),
      rules: [],
    });
    await rollUpAll();
    await forgetAll(at + DAY_MS);
    expect(await db.history.at(at + 3000)).toEqual({
      resolution: 'minute',
      weather: weatherAt(at, { globalStatus: 'RAINING', rain: 6 }),
      site: siteAt(at),
      rules: [],
    });
    expect(await db.history.at(at + HOUR_MS)).toBeNull();
    expect(await db.history.at(at - 1)).toBeNull();
  });

  test('the rules as they were at an instant, until they are forgotten with the readings of their time', async () => {
    const at = Date.UTC(2023, 5, 1, 3);
    const dry = ruleAt(at, { decision: 'allow', value: 0 });
    const wet = ruleAt(at + 4000, { decision: 'secure', mustSecure: true, value: 'wet', reason: 'Rain is reported.' });
    const wind = ruleAt(at, { rule: 'wind', decision: 'hold', value: null, sensors: [], limit: null });
    await db.environment.append(weatherAt(at), siteAt(at), [dry, wind]);
    await db.environment.append(weatherAt(at + 4000), siteAt(at + 4000), [wet]);
    await db.environment.append(weatherAt(at + HOUR_MS), siteAt(at + HOUR_MS));
    const rulesAt = async (instant: number) => (await db.history.at(instant))?.rules;
    expect(await rulesAt(at + 3999)).toEqual([dry.state, wind.state]);
    expect(await rulesAt(at + 4000)).toEqual([wet.state, wind.state]);
    expect(await rulesAt(at + HOUR_MS)).toEqual([wet.state, wind.state]);
    expect(await db.history.decisions(at, at + 4000, 10)).toEqual([dry, wind, wet]);
    expect(await db.history.decisions(at, at + HOUR_MS, 1)).toEqual([wet]);
    await rollUpAll();
    expect(await forgetAll(at + 1000)).toBe(0);
    expect(await forgetAll(at + HOUR_MS)).toBe(3);
    expect(await rulesAt(at + 4000)).toEqual([]);
  });

  test('a thousand records of rules come in one round', async () => {
    const at = Date.UTC(2023, 7, 1);
    const records = Array.from({ length: 1000 }, (_, row) => ruleAt(at, { rule: `rule${row}` }));
    await db.environment.append(weatherAt(at), siteAt(at), records);
    expect((await db.history.at(at))?.rules).toHaveLength(1000);
    // More than one piece of reading, all of one instant.
    expect(await db.history.decisions(at - 1, at + 1, 2000)).toEqual(records);
    expect(await db.history.decisions(at - 1, at + 1, 700)).toEqual(records.slice(300));
    await rollUpAll();
    expect(await forgetAll(at + HOUR_MS)).toBe(1000);
  });

  test('readings are written while others are rolled up', async () => {
    const from = Date.UTC(2022, 0, 1);
    for (let row = 0; row < 300; row++)
      await db.environment.append(weatherAt(from + row * 2000), siteAt(from + row * 2000));
    const rolling = rollUpAll(30);
    for (let row = 300; row < 600; row++) {
      await db.environment.append(weatherAt(from + row * 2000), siteAt(from + row * 2000));
      if (row % 50 === 0) await db.environment.count(from, from);
    }
    await rolling;
    await db.environment.count(from, from);
    await rollUpAll();
    const minutes: { readings: number }[] = await raw
      .knex('site_minute')
      .whereBetween('start', [from, from + HOUR_MS])
      .select('readings');
    expect(minutes.reduce((sum, { readings }) => sum + readings, 0)).toBe(600);
  });

  test('spans of no length, backwards or not whole answer nothing wrong', async () => {
    const at = Date.UTC(2021, 0, 1);
    expect((await db.history.trend('wind', at, at, 10)).points).toEqual([]);
    expect((await db.history.trend('wind', at, at - 1000, 10)).points).toEqual([]);
    expect((await db.history.trend('wind', at + 0.4, at + 1000.7, 10)).points).toEqual([]);
  });

  describe('readings', () => {
    const START = Date.UTC(2027, 0, 1);

    test('keeps the extremes of a long series, whatever the number of points', async () => {
      const rows = 2000;
      for (let row = 0; row < rows; row += 1) {
        const at = START + row * 2000;
        const wind = row === 777 ? 31.5 : row === 1500 ? 0.25 : 5;
        await db.environment.append(weatherAt(at, { wind, rain: null }), siteAt(at));
      }
      expect(await db.environment.count(START, START + rows * 2000)).toBe(rows);
      for (const points of [10, 37, 500]) {
        const { points: trend } = await db.history.trend('wind', START, START + rows * 2000, points);
        expect(trend.length).toBe(points);
        expect(Math.max(...trend.map((point) => point.maximum ?? -1))).toBe(31.5);
        expect(Math.min(...trend.map((point) => point.minimum ?? 99))).toBe(0.25);
        expect(trend.map((point) => point.at)).toEqual(trend.map((point) => point.at).toSorted((a, b) => a - b));
      }
      const { points: rain } = await db.history.trend('rain', START, START + rows * 2000, 10);
      expect(rain.every((point) => point.minimum === null && point.maximum === null)).toBe(true);
    });

    test('shows a gap as a point without a value', async () => {
      const at = Date.UTC(2028, 0, 1);
      await db.environment.append(weatherAt(at), siteAt(at));
      await db.environment.append(weatherAt(at + 90_000), siteAt(at + 90_000));
      const { points: trend } = await db.history.trend('windDir', at, at + 100_000, 10);
      expect(trend.map((point) => point.maximum)).toEqual([270, null, 270]);
      expect((await db.history.trend('cloud', at, at, 10)).points).toEqual([]);
    });

    test('loses nothing that was appended just before closing', async () => {
      const other = await openDatabase(configuration);
      const at = Date.UTC(2029, 0, 1);
      for (let row = 0; row < 450; row += 1) await other.environment.append(weatherAt(at + row), siteAt(at + row));
      await other.close();
      expect(await db.environment.count(at, at + 1000)).toBe(450);
      await expect(other.environment.append(weatherAt(at), siteAt(at))).rejects.toThrow('closed');
    });
  });
});

test('however readings are cut into pieces, merging the pieces gives the same roll-up', () => {
  const value = fc.option(fc.integer({ min: -50, max: 50 }), { nil: null });
  const reading = fc.record({ updated: fc.integer({ min: 0, max: 59_999 }), wind: value, wind_dir: value });
  fc.assert(
    fc.property(fc.array(reading, { minLength: 2, maxLength: 20 }), fc.nat(), (rows, cut) => {
      const [whole] = rollUpRows(rows, WEATHER, 'minute');
      const at = 1 + (cut % (rows.length - 1));
      const [first] = rollUpRows(rows.slice(0, at), WEATHER, 'minute');
      const [second] = rollUpRows(rows.slice(at), WEATHER, 'minute');
      const merged = mergeRollUps(first ?? {}, second ?? {});
      for (const [column, expected] of Object.entries(whole ?? {})) {
        if (expected === null) expect(merged[column]).toBeNull();
        else expect(merged[column]).toBeCloseTo(expected, 9);
      }
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['ten minutes', 600_000, 1000, 'reading'],
  ['a night', 10 * HOUR_MS, 1000, 'reading'],
  ['a day', DAY_MS, 1000, 'minute'],
  ['a week', 7 * DAY_MS, 1000, 'minute'],
  ['a month', 30 * DAY_MS, 1000, 'hour'],
  ['a year', 365 * DAY_MS, 1000, 'hour'],
  ['an hour in few points', HOUR_MS, 10, 'minute'],
])('%s is read from every %s', (_, span, points, resolution) => {
  expect(resolutionFor(span, points)).toBe(resolution);
});
