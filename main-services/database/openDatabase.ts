import type { Clock } from '../supervision/Clock.ts';
import { AlarmStore } from './AlarmStore.ts';
import { AlertStore } from './AlertStore.ts';
import { connectDatabase } from './connectDatabase.ts';
import type { Database } from './Database.ts';
import type { DatabaseConfiguration } from './DatabaseConfiguration.ts';
import { EnvironmentStore } from './EnvironmentStore.ts';
import { loadInitialData } from './fixtures/loadInitialData.ts';
import { HistoryStore } from './history/HistoryStore.ts';
import { holdWhileAsking } from './holdWhileAsking.ts';
import { ImageRecordStore } from './ImageRecordStore.ts';
import { LogStore } from './LogStore.ts';
import { migrateDatabase } from './migrateDatabase.ts';
import { OperationsStore } from './OperationsStore.ts';
import { PlanningRecordStore } from './PlanningRecordStore.ts';
import { PlanningStore } from './PlanningStore.ts';
import type { Repositories } from './Repositories.ts';
import { RequestStore } from './RequestStore.ts';
import { SettingStore } from './SettingStore.ts';
import { StrategyStore } from './StrategyStore.ts';
import { UserStore } from './UserStore.ts';

/**
 * Opens the database, brings its schema up to date and fills an empty one with the initial fixture. With a clock, a scaled
 * one stands still while the database works. @throws DatabaseError naming the place and the cure
 */
export async function openDatabase(
  configuration: DatabaseConfiguration,
  clock?: Pick<Clock, 'hold'>,
): Promise<Repositories> {
  const database = await connectDatabase(configuration);
  try {
    await migrateDatabase(database);
    await loadInitialData(database);
  } catch (error) {
    await database.knex.destroy();
    throw error;
  }
  return repositoriesOf(database, clock);
}

/** The repositories of a database that is open and up to date. */
export function repositoriesOf(database: Database, clock?: Pick<Clock, 'hold'>): Repositories {
  const { knex, engine } = database;
  const held = <T extends object>(repository: T) =>
    clock === undefined ? repository : holdWhileAsking(repository, clock);
  const environment = new EnvironmentStore(database);
  return {
    engine,
    requests: held(new RequestStore(knex)),
    plannings: held(new PlanningStore(knex)),
    planningRecords: held(new PlanningRecordStore(knex)),
    environment: held(environment),
    history: held(new HistoryStore(database, () => environment.flush())),
    alerts: held(new AlertStore(knex)),
    images: held(new ImageRecordStore(knex)),
    logs: held(new LogStore(knex)),
    users: held(new UserStore(knex)),
    strategies: held(new StrategyStore(knex)),
    operations: held(new OperationsStore(knex)),
    alarms: held(new AlarmStore(knex)),
    settings: held(new SettingStore(knex)),
    ping: async () => {
      const start = performance.now();
      await knex.raw('select 1');
      return performance.now() - start;
    },
    close: async () => {
      try {
        await environment.close();
      } finally {
        await knex.destroy();
      }
    },
  };
}
