import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AlarmBoard } from '../../../main-services/alarms/AlarmBoard.ts';
import type { DatabaseConfiguration } from '../../../main-services/database/DatabaseConfiguration.ts';
import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import type { Repositories } from '../../../main-services/database/Repositories.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { PrivateMariaDb } from '../../doubles/PrivateMariaDb.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const ENGINES = [
  {
    name: 'SQLite',
    async start() {
      const directory = await mkdtemp(join(tmpdir(), 'pyros-alarms-'));
      const configuration: DatabaseConfiguration = { client: 'sqlite', file: join(directory, 'pyros.sqlite') };
      return { configuration, stop: () => rm(directory, { recursive: true }) };
    },
  },
  {
    name: 'MariaDB',
    async start() {
      const server = await PrivateMariaDb.start();
      return { configuration: await server.createDatabase('pyros'), stop: () => server.stop() };
    },
  },
];

describe.each(ENGINES)('alarms on $name', ({ start }) => {
  let db: Repositories;
  let configuration: DatabaseConfiguration;
  let stop: () => Promise<void>;
  const clock = new ManualClock();
  const boardOn = ({ alarms, settings }: Repositories) =>
    new AlarmBoard({ clock, log: rememberingLog(), store: alarms, settings, onChange: () => undefined });

  beforeAll(async () => {
    ({ configuration, stop } = await start());
    db = await openDatabase(configuration);
  });
  afterAll(async () => {
    await db?.close();
    await stop?.();
  });

  test('every fact of an alarm comes back to the millisecond, after a restart too', async () => {
    const board = boardOn(db);
    board.raise('closing:dome', { message: 'Closing: the dome is stuck — “½ open” 📡' });
    board.raise('spare', { message: '100 % of _nothing_!' });
    await clock.advance(1);
    board.raise('spare', { severity: 'SERIOUS', message: '100 % of _nothing_!' });
    board.acknowledge('spare', 'ana');
    board.shelve('closing:dome', 'ben', 60_000, 'somebody stands beside it');
    board.raise('over', { message: 'It was' });
    board.clear('over');
    await board.stop();
    await db.close();
    db = await openDatabase(configuration);
    const again = boardOn(db);
    await again.restore();
    expect(again.list()).toEqual(board.list());
    expect(again.list().map(({ key }) => key)).toEqual(['over', 'closing:dome', 'spare']);
    again.acknowledge('over', 'ana');
    await again.stop();
    expect((await db.alarms.load()).map(({ key }) => key)).not.toContain('over');
  });

  test.each([
    [{ key: 'spare' }, ['acknowledged', 'worse', 'raised']],
    [{ text: '100 %' }, ['acknowledged', 'worse', 'raised']],
    [{ text: '_NOTHING_' }, ['acknowledged', 'worse', 'raised']],
    [{ text: "'; drop table alarm_state; --" }, []],
    [{ text: 'ben' }, ['shelved']],
    [{ area: 'dome' as const }, ['shelved', 'raised']],
    [{ severity: 'SERIOUS' as const }, ['shelved', 'acknowledged', 'worse', 'raised']],
    [{ kinds: ['acknowledged' as const], key: 'over' }, ['acknowledged']],
    [{ from: 9e15 }, []],
    [{ to: 0 }, []],
  ])('history by %j', async (filter, kinds) => {
    expect((await db.alarms.history({ ...filter, limit: 100 })).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('history in pages, newest first', async () => {
    const [newest, next] = await db.alarms.history({ limit: 2 });
    expect(newest?.id).toBeGreaterThan(next?.id ?? 0);
    expect(await db.alarms.history({ limit: 1, before: newest?.id })).toEqual([next]);
  });

  test('a flood of 2,000 alarms is stored whole', async () => {
    const board = boardOn(db);
    for (let i = 0; i < 2000; i++) board.raise(`flood:${i}`, { message: `Alarm ${i}` });
    await board.stop();
    expect((await db.alarms.load()).filter(({ key }) => key.startsWith('flood:'))).toHaveLength(2000);
    expect(await db.alarms.history({ text: 'flood:', limit: 5000 })).toHaveLength(2000);
  });
});

describe('a process that is killed', () => {
  test('leaves alarms that agree with their history', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'pyros-alarms-'));
    const file = join(directory, 'pyros.sqlite');
    const child = fork(new URL('./raiseUntilKilled.ts', import.meta.url).pathname, [file], { silent: true });
    await once(child, 'message');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const db = await openDatabase({ client: 'sqlite', file });
    const states = await db.alarms.load();
    expect(await db.alarms.history({ limit: 1 })).toHaveLength(1);
    for (const state of states) {
      const [last] = await db.alarms.history({ key: state.key, limit: 1 });
      const told = state.currentSeverity === 'NONE' ? 'cleared' : state.acknowledgedBy ? 'acknowledged' : 'raised';
      expect(last?.kind).toBe(told);
    }
    await db.close();
    await rm(directory, { recursive: true });
  });
});
