import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectSqlite } from '../../../main-services/database/connectSqlite.ts';
import type { Database } from '../../../main-services/database/Database.ts';

let folder = '';
let database: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pyros-considerate-'));
  database = connectSqlite(join(folder, 'a.sqlite'));
  await database.knex.schema.createTable('thing', (table) => {
    table.increments('id');
    table.string('name');
  });
});
afterEach(async () => {
  await database.knex.destroy();
  await rm(folder, { recursive: true });
});

describe('a long chain of questions', () => {
  it('lets others have a turn, and stays one transaction', async () => {
    let turns = 0;
    let counting = true;
    const count = () => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    await database.knex.transaction(async (inside) => {
      for (let index = 0; index < 500; index++) await inside('thing').insert({ name: `${index}` });
    });
    counting = false;
    expect(turns).toBeGreaterThan(3);
    expect(await database.knex('thing').count({ all: '*' })).toEqual([{ all: 500 }]);
  });

  it('that fails half-way leaves nothing', async () => {
    const failing = database.knex.transaction(async (inside) => {
      for (let index = 0; index < 200; index++) await inside('thing').insert({ name: `${index}` });
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await database.knex('thing')).toEqual([]);
  });
});

describe('a statement that is kept', () => {
  it('answers anew each time, also after the table has changed', async () => {
    const names = () => database.knex('thing').select('*').orderBy('id');
    await database.knex('thing').insert({ name: 'a' });
    expect(await names()).toEqual([{ id: 1, name: 'a' }]);
    await database.knex('thing').insert({ name: 'b' });
    await database.knex.schema.alterTable('thing', (table) => {
      table.integer('size').defaultTo(3);
    });
    expect(await names()).toEqual([
      { id: 1, name: 'a', size: 3 },
      { id: 2, name: 'b', size: 3 },
    ]);
  });

  it('is forgotten when there are many kinds', async () => {
    for (let index = 0; index < 400; index++) {
      expect(await database.knex.raw(`select ${index} as number`)).toEqual([{ number: index }]);
    }
    expect(await database.knex.raw('select 0 as number')).toEqual([{ number: 0 }]);
  });
});
