import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultStrategyXml } from '../../../../main-services/alerts/strategy/defaultStrategy.ts';
import { StrategyShelf } from '../../../../main-services/alerts/strategy/StrategyShelf.ts';
import { openDatabase } from '../../../../main-services/database/openDatabase.ts';
import type { Repositories } from '../../../../main-services/database/Repositories.ts';
import { Refusal } from '../../../../main-services/model/refusal.ts';
import { rememberingLog } from '../../../doubles/rememberingLog.ts';

const NOW = Date.parse('2026-12-15T08:00:00Z');
const shipped = defaultStrategyXml();
const wide = shipped.replace('maximum-error-arcminutes="13"', 'maximum-error-arcminutes="26"');
const named = (name: string, xml = shipped) => xml.replace('<strategy name="default"', `<strategy name="${name}"`);

let database: Repositories;
beforeEach(async () => {
  database = await openDatabase({ client: 'sqlite', file: ':memory:' });
});
afterEach(() => database.close());

async function aShelf() {
  const log = rememberingLog();
  const { strategies, users } = database;
  const shelf = await StrategyShelf.open({ strategies, users, clock: { now: () => NOW }, log });
  return { shelf, log };
}

describe('the strategies in the database', () => {
  it('begin with the one shipped, in use', async () => {
    const { shelf } = await aShelf();
    expect(shelf.active()).toMatchObject({ name: 'default', version: 1 });
    expect(await shelf.list()).toEqual([
      { name: 'default', description: expect.any(String), version: 1, active: true, problems: [] },
    ]);
    expect(await shelf.versions('default')).toMatchObject([{ version: 1, xml: shipped, createdAt: null }]);
  });

  it('keep every version; a new one of the strategy in use decides at once, an old one can be taken up again', async () => {
    const { shelf } = await aShelf();
    expect(await shelf.save(wide, 'ada', 'wider')).toMatchObject({ name: 'default', version: 2, active: true });
    expect(shelf.active()).toMatchObject({ version: 2 });
    expect(shelf.active().limits.maximumErrorDegrees).toBeCloseTo(26 / 60);
    expect(await shelf.versions('default')).toMatchObject([
      { version: 2, xml: wide, createdAt: NOW, createdBy: 'ada', note: 'wider' },
      { version: 1, xml: shipped, createdAt: null },
    ]);
    expect(await shelf.save(wide, 'ada', 'the same again')).toMatchObject({ version: 2 });
    await shelf.save(await shelf.xmlOf('default', 1), 'ada', 'back to version 1');
    expect(shelf.active()).toMatchObject({ version: 3 });
    expect(shelf.active().limits.maximumErrorDegrees).toBeCloseTo(13 / 60);
  });

  it('are switched at run time, and after a restart', async () => {
    const { shelf } = await aShelf();
    await shelf.save(named('deep', wide), 'ada', '');
    expect(shelf.active().name).toBe('default');
    await shelf.activate('deep', 'ada');
    expect(shelf.active()).toMatchObject({ name: 'deep', version: 1 });
    expect((await shelf.list()).map(({ name, active }) => [name, active])).toEqual([
      ['deep', true],
      ['default', false],
    ]);
    expect((await aShelf()).shelf.active()).toMatchObject({ name: 'deep', version: 1 });
  });

  it.each([
    [named('deep').replace('exposure="10"', 'exposure="ten"'), /exposure="ten"/],
    [named('deep').replace('user="alert"', 'user="nobody"'), /<request user="nobody"> names no user/],
    [named('deep').replace('programme="GRB"', 'programme="XYZ"'), /<request programme="XYZ"> names no programme/],
    ['rubbish', /not well-formed/],
  ])('refuse what cannot be used: %#', async (xml, reason) => {
    const { shelf } = await aShelf();
    const { problems } = await shelf.validate(xml);
    expect(problems.map((problem) => problem.reason).join(' ')).toMatch(reason);
    await expect(shelf.save(xml, 'ada', '')).rejects.toThrow(reason);
    await expect(shelf.save(xml, 'ada', '')).rejects.toBeInstanceOf(Refusal);
    expect(await shelf.list()).toHaveLength(1);
  });

  it('say what does not exist', async () => {
    const { shelf } = await aShelf();
    await expect(shelf.activate('none', 'ada')).rejects.toThrow('There is no alert strategy "none".');
    await expect(shelf.xmlOf('none')).rejects.toThrow('There is no alert strategy "none".');
    await expect(shelf.xmlOf('default', 7)).rejects.toThrow('There is no alert strategy "default" version 7.');
    expect(await shelf.versions('none')).toEqual([]);
  });

  it('a version spoilt from outside is passed over, with a word; the shipped one remains when all are', async () => {
    const { shelf } = await aShelf();
    await shelf.save(wide, 'ada', '');
    await database.strategies.save('default', '<strategy/>');
    const again = await aShelf();
    expect(again.shelf.active()).toMatchObject({ name: 'default', version: 2 });
    expect(again.log.lines.join('\n')).toMatch(/Version 3 of the strategy "default" cannot be used/);
    expect((await again.shelf.list())[0]?.problems).not.toEqual([]);

    await database.strategies.save('empty', '<strategy/>');
    await database.strategies.setDefault('empty');
    const last = await aShelf();
    expect(last.shelf.active()).toMatchObject({ name: 'default', version: null });
    await expect(last.shelf.activate('empty', 'ada')).rejects.toThrow(/cannot be used/);
  });

  it('that cannot be read at all leave the shipped one in use', async () => {
    const log = rememberingLog();
    const broken = { ...database.strategies, list: () => Promise.reject(new Error('no such table')) };
    const options = { strategies: broken as never, users: database.users, clock: { now: () => NOW }, log };
    expect((await StrategyShelf.open(options)).active()).toMatchObject({ name: 'default', version: null });
  });
});
