import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as realTime } from 'node:timers/promises';
import { connectDatabase } from '../../../main-services/database/connectDatabase.ts';
import type { DatabaseConfiguration } from '../../../main-services/database/DatabaseConfiguration.ts';
import { migrateDatabase } from '../../../main-services/database/migrateDatabase.ts';
import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import type { Repositories } from '../../../main-services/database/Repositories.ts';
import { HistoryKeeper } from '../../../main-services/environment/HistoryKeeper.ts';
import { HISTORY_QUANTITIES } from '../../../main-services/model/environmentHistory.ts';
import { PrivateMariaDb } from '../../doubles/PrivateMariaDb.ts';
import { siteAt, weatherAt } from '../../unit/database/drafts.ts';
import type { Benchmark } from '../Benchmark.ts';
import { type Figure, figureOf } from '../Figure.ts';
import { latencyFigures } from '../latencyFigures.ts';
import { inFolder } from '../stage/inFolder.ts';
import { fillYear, YEAR_MS } from './YearOfWeather.ts';

/** The issue: "a year's trend of a quantity opens in under 200 ms on SQLite and on MariaDB". */
const OPENS_WITHIN_MS = 200;
/** architecture.md: a longer stall of the event loop is a fault. */
const LONGEST_STALL_MS = 100;
/** As many points as a screen is wide. */
const POINTS = 1000;
const ROUNDS = 5;
const END = Date.UTC(2027, 0, 1);
/** Readings to roll up, and as many to forget: eleven hours of them. */
const READINGS = 20_000;

/** A year of weather on both engines: how quickly its trends open, and what rolling up costs everybody else. */
export const history: Benchmark = (say) =>
  inFolder('history', async (folder) => {
    const sqlite = await measureEngine('sqlite', { client: 'sqlite', file: join(folder, 'pyros.sqlite') }, say);
    const server = await PrivateMariaDb.start();
    try {
      return [...sqlite, ...(await measureEngine('mariadb', await server.createDatabase('pyros'), say))];
    } finally {
      await server.stop();
    }
  });

async function measureEngine(
  name: string,
  configuration: DatabaseConfiguration,
  say: (line: string) => void,
): Promise<Figure[]> {
  const begun = performance.now();
  const database = await connectDatabase(configuration);
  await migrateDatabase(database);
  const rows = await fillYear(database, END);
  await database.knex.destroy();
  say(`${name}: a year with ${rows} readings in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  // Opened anew, so that the first question finds nothing in this process's memory.
  const repositories = await openDatabase(configuration);
  try {
    const first = await timed(() => repositories.history.trend('wind', END - YEAR_MS, END, POINTS));
    const figures = [figureOf(`history.${name}.year-trend.first`, first, 'ms', { atMost: OPENS_WITHIN_MS }, 1)];
    for (const [span, days] of Object.entries({ year: 365, month: 30, day: 1 })) {
      figures.push(...(await trendFigures(`history.${name}.${span}-trend`, repositories, days)));
    }
    figures.push(...(await keepingFigures(`history.${name}.keeping`, repositories)));
    return figures;
  } finally {
    await repositories.close();
  }
}

async function trendFigures(name: string, { history }: Repositories, days: number): Promise<readonly Figure[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const quantity of HISTORY_QUANTITIES) {
      times.push(await timed(() => history.trend(quantity, END - days * 86_400_000, END, POINTS)));
    }
  }
  return latencyFigures(name, times, { p99: OPENS_WITHIN_MS });
}

/** Rolls up eleven hours of readings and forgets as many, while readings go on coming: how long the loop stalls, how long a write takes. */
async function keepingFigures(name: string, repositories: Repositories): Promise<readonly Figure[]> {
  const { environment, history } = repositories;
  for (let row = 0; row < READINGS; row++)
    await environment.append(weatherAt(END + row * 2000), siteAt(END + row * 2000));
  const keeper = new HistoryKeeper({
    history,
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined, error: () => undefined },
  });
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const writes: number[] = [];
  let over = false;
  const kept = keeper.tick(END + READINGS * 2000).finally(() => {
    over = true;
  });
  loop.enable();
  for (let row = 0; !over; row++) {
    const at = END + (READINGS + row) * 2000;
    writes.push(await timed(() => environment.append(weatherAt(at), siteAt(at)).then(() => environment.count(at, at))));
    await realTime(5);
  }
  loop.disable();
  await kept;
  return [
    figureOf(`${name}.longest-stall`, loop.max / 1e6, 'ms', { atMost: LONGEST_STALL_MS }, loop.count),
    ...latencyFigures(`${name}.write-meanwhile`, writes, { p99: LONGEST_STALL_MS }),
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
