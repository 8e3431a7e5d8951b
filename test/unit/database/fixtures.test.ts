import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../../main-services/database/connectDatabase.ts';
import type { Database } from '../../../main-services/database/Database.ts';
import { dumpDatabase } from '../../../main-services/database/fixtures/dumpDatabase.ts';
import { loadDatabase } from '../../../main-services/database/fixtures/loadDatabase.ts';
import { loadInitialData } from '../../../main-services/database/fixtures/loadInitialData.ts';
import { FIXTURE_TABLES } from '../../../main-services/database/fixtures/tables.ts';
import { migrateDatabase } from '../../../main-services/database/migrateDatabase.ts';
import { MIGRATIONS } from '../../../main-services/database/migrations/index.ts';
import { repositoriesOf } from '../../../main-services/database/openDatabase.ts';
import { PrivateMariaDb } from '../../doubles/PrivateMariaDb.ts';
import { ALERT, DRAFT, EVENING, NOTICE, siteAt, weatherAt } from './drafts.ts';

/** mission.md, "Objects in the database", in snake_case. */
const OBJECTS = `country user_level pyros_user scientific_program request alert strategy_obs sequence album plan image
  nrt_analysis schedule schedule_has_sequences device telescope dome plc plc_device device_status detector filter_wheel
  filter site_watch site_watch_history weather_watch weather_watch_history log version task_id`.split(/\s+/);

let server: PrivateMariaDb;
let sqlite: Database;
let mariadb: Database;

beforeAll(async () => {
  server = await PrivateMariaDb.start();
  sqlite = await connectDatabase({ client: 'sqlite', file: ':memory:' });
  mariadb = await connectDatabase(await server.createDatabase('fixtures'));
});
afterAll(async () => {
  await sqlite?.knex.destroy();
  await mariadb?.knex.destroy();
  await server?.stop();
});

describe('schema', () => {
  test('runs every migration once, on both engines', async () => {
    for (const database of [sqlite, mariadb]) {
      expect(await migrateDatabase(database)).toEqual(MIGRATIONS.map((migration) => migration.name));
      expect(await migrateDatabase(database)).toEqual([]);
      for (const table of [...OBJECTS, ...FIXTURE_TABLES])
        expect(await database.knex.schema.hasTable(table)).toBe(true);
    }
  });

  test('has the same columns on both engines', async () => {
    for (const table of FIXTURE_TABLES) {
      const names = async ({ knex }: Database) => Object.keys(await knex(table).columnInfo()).toSorted();
      expect(await names(mariadb), table).toEqual(await names(sqlite));
    }
  });

  test('every table but those of the migrations is dumped', async () => {
    const rows: { name: string }[] = await sqlite.knex.raw("select name from sqlite_master where type = 'table'");
    const tables = rows.map((row) => row.name).filter((name) => !/^(sqlite_|pyros_migration)/.test(name));
    expect(tables.toSorted()).toEqual(FIXTURE_TABLES.toSorted());
  });

  test('refuses a database that a newer version wrote', async () => {
    const newer = { name: '9999-tomorrow', up: () => Promise.resolve() };
    const database = await connectDatabase({ client: 'sqlite', file: ':memory:' });
    await migrateDatabase(database, [...MIGRATIONS, newer]);
    await expect(migrateDatabase(database)).rejects.toThrow('was written by a newer version of PyROS');
    await database.knex.destroy();
  });

  test('leaves nothing of a migration that fails', async () => {
    const broken = {
      name: '9999-broken',
      up: async (knex: Database['knex']) => {
        await knex.schema.createTable('half', (table) => void table.increments('id'));
        await knex.raw('nonsense');
      },
    };
    const database = await connectDatabase({ client: 'sqlite', file: ':memory:' });
    await migrateDatabase(database);
    await expect(migrateDatabase(database, [...MIGRATIONS, broken])).rejects.toThrow('Nothing was changed');
    expect(await database.knex.schema.hasTable('half')).toBe(false);
    expect(await migrateDatabase(database)).toEqual([]);
    await database.knex.destroy();
  });

  test('waits for another process that migrates', async () => {
    const database = await connectDatabase({ client: 'sqlite', file: ':memory:' });
    await migrateDatabase(database);
    await database.knex('pyros_migration_lock').update({ is_locked: 1 });
    const waiting = migrateDatabase(database, [...MIGRATIONS, { name: '9999-more', up: () => Promise.resolve() }]);
    await database.knex('pyros_migration_lock').update({ is_locked: 0 });
    expect(await waiting).toEqual(['9999-more']);
    await database.knex.destroy();
  });
});

describe('fixtures', () => {
  test('the initial fixture fills an empty database, and only that', async () => {
    expect(await loadInitialData(sqlite)).toBe(true);
    expect(await loadInitialData(sqlite)).toBe(false);
    const filters = await sqlite.knex('filter').select('name', 'filter_wheel_id').orderBy('id');
    expect(filters.map((filter) => filter.name).join(' ')).toBe('g r i z B V R I J H');
  });

  test('a dump of SQLite loaded into MariaDB and dumped again is the same', async () => {
    const repositories = repositoriesOf(sqlite);
    const request = await repositories.requests.create(DRAFT, EVENING);
    const alert = await repositories.alerts.create(ALERT, NOTICE, '<voe>é\u0001</voe>');
    await repositories.alerts.update(alert.id, { requestId: request.id });
    for (let row = 0; row < 1500; row += 1) {
      await repositories.environment.append(weatherAt(EVENING + row, { wind: row / 7 }), siteAt(EVENING + row));
    }
    expect(await repositories.history.rollUp(1000)).toBe(1000);
    await repositories.settings.set('theme', 'red');
    await repositories.operations.recordDeviceStatus('Dome', EVENING, 'ok', '');
    const dump = JSON.parse(JSON.stringify(await dumpDatabase(sqlite)));
    expect(dump).toHaveLength(await loadDatabase(mariadb, dump));
    expect(await dumpDatabase(mariadb)).toEqual(dump);
    expect(await loadDatabase(sqlite, dump)).toBe(dump.length);
    expect(await dumpDatabase(sqlite)).toEqual(dump);
  });

  test.each([
    ['not a list', { model: 'pyros.country' }, 'a fixture is a JSON list'],
    ['an entry without a model', [{ pk: 1, fields: {} }], 'entry 1: '],
    [
      'an unknown model',
      [{ model: 'pyros.moon', pk: 1, fields: {} }],
      'entry 1 (pyros.moon 1): there is no model "pyros.moon"',
    ],
    ['a table of ours that is no model', [{ model: 'pyros.pyros_migration', pk: 1, fields: {} }], 'there is no model'],
    [
      'an unknown field',
      [{ model: 'pyros.country', pk: 9, fields: { name: 'x', moon: 1 } }],
      'there is no field "moon"',
    ],
    [
      'a text for a number',
      [{ model: 'pyros.country', pk: 9, fields: { name: 'x', quota: '1' } }],
      'field "quota" must be a number, not "1"',
    ],
    [
      'a number for a text',
      [{ model: 'pyros.country', pk: 9, fields: { name: 1 } }],
      'field "name" must be a string, not 1',
    ],
    [
      'a missing field',
      [{ model: 'pyros.node', pk: 9, fields: {} }],
      'entry 1 (pyros.node 9): field "name" is missing',
    ],
    [
      'a null that must not be',
      [{ model: 'pyros.node', pk: 9, fields: { name: null } }],
      'field "name" must not be null',
    ],
    [
      'a reference to nothing',
      [{ model: 'pyros.dome', pk: 9, fields: { device_id: 999 } }],
      'entry 1 (pyros.dome 9): ',
    ],
  ])('refuses %s, loading nothing', async (_what, fixture, reason) => {
    for (const database of [sqlite, mariadb]) {
      const good = { model: 'pyros.country', pk: 77, fields: { name: 'Atlantis' } };
      const all = Array.isArray(fixture) ? [...fixture, good] : fixture;
      await expect(loadDatabase(database, all, 'x.json')).rejects.toThrow(reason);
      await expect(loadDatabase(database, all, 'x.json')).rejects.toThrow('Nothing was loaded from x.json');
      expect(await database.knex('country').where({ id: 77 })).toEqual([]);
    }
  });

  test('names every wrong entry, but not a thousand of them', async () => {
    const fixture = Array.from({ length: 1000 }, () => ({ model: 'pyros.moon', pk: 1, fields: {} }));
    await expect(loadDatabase(sqlite, fixture)).rejects.toThrow(/entry 1 .*entry 20 .*and 980 more/);
  });
});

describe('a server that cannot be used', () => {
  test.each([
    ['is not there', { socketPath: '/nonexistent/socket' }, /does not answer.*Start the MySQL or MariaDB server/],
    ['has no such database', { database: 'none' }, /There is no database none .*CREATE DATABASE none/],
    ['does not know the user', { user: 'stranger', password: 'x' }, /refuses user "stranger".*pyros\.json/],
  ])('%s: says so with the cure', async (_what, change, words) => {
    const configuration = await server.createDatabase(`faults_${crypto.randomUUID().replaceAll('-', '')}`);
    if (configuration.client !== 'mysql') throw new Error('The server is MariaDB.');
    await expect(connectDatabase({ ...configuration, ...change })).rejects.toThrow(words);
  });
});
