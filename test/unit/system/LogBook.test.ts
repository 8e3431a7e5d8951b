import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import type { LogRepository, Repositories } from '../../../main-services/database/Repositories.ts';
import type { LogLine } from '../../../main-services/model/log.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { LogBook } from '../../../main-services/system/LogBook.ts';
import { redactSecrets } from '../../../main-services/system/redactSecrets.ts';

const clock = new ManualClock();
let directory: string;
let db: Repositories;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pyros-logs-'));
  db = await openDatabase({ client: 'sqlite', file: ':memory:' });
});
afterEach(async () => {
  await db.close();
  await rm(directory, { recursive: true });
});

const linesOf = async (file: string) =>
  (await readFile(join(directory, file), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('log book', () => {
  test('writes each agent to its own file, all to the database, and tells who listens, under the same ids', async () => {
    await db.logs.append([{ id: 41, at: 0, agent: 'OLD', level: 'info', message: 'before' }]);
    const book = await LogBook.open({ directory, repository: db.logs, clock });
    const heard: LogLine[] = [];
    const deaf = book.listen((line) => heard.push(line));
    book.logFor('ENV').warning('Humidity 86 %.');
    book.logFor('MAJ').error('The dome does not close.');
    deaf();
    book.logFor('ENV').debug('Unheard.');
    await book.stop();
    book.logFor('ENV').info('Too late.');
    expect(heard.map(({ id, agent, level }) => [id, agent, level])).toEqual([
      [42, 'ENV', 'warning'],
      [43, 'MAJ', 'error'],
    ]);
    expect((await db.logs.query({ limit: 10 })).map((line) => line.id)).toEqual([44, 43, 42, 41]);
    expect(await linesOf('ENV.log')).toMatchObject([
      { level: 40, agent: 'ENV', id: 42, time: new Date(clock.now()).toISOString(), msg: 'Humidity 86 %.' },
      { level: 20, id: 44, msg: 'Unheard.' },
    ]);
    expect(await linesOf('MAJ.log')).toHaveLength(1);
  });

  test('turns a file over when it has grown, and keeps only so many', async () => {
    const options = { directory, repository: db.logs, clock, largestFileBytes: 20_000, filesKept: 3 };
    const book = await LogBook.open(options);
    for (let line = 0; line < 600; line += 1) book.logFor('ENV').info(`Line ${line} ${'x'.repeat(100)}`);
    await book.stop();
    expect((await readdir(directory)).toSorted()).toEqual(['ENV.1.log', 'ENV.2.log', 'ENV.log']);
    for (const file of await readdir(directory)) {
      expect((await stat(join(directory, file))).size).toBeLessThan(25_000);
    }
    const kept = (await Promise.all(['ENV.2.log', 'ENV.1.log', 'ENV.log'].map(linesOf))).flat().map((line) => line.id);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 600 - kept.length + 1 + index));
  });

  test('never throws at who logs when the database is away, and brings the lines later', async () => {
    const stored: number[] = [];
    let away = true;
    const repository: Pick<LogRepository, 'append' | 'lastId'> = {
      lastId: async () => 0,
      append: async (lines) => {
        if (away) throw new Error('disk full');
        stored.push(...lines.map((line) => line.id ?? 0));
      },
    };
    const book = await LogBook.open({ directory, repository, clock });
    book.logFor('ENV').info('One.');
    await book.flush();
    book.logFor('ENV').info('Two.');
    await book.flush();
    away = false;
    await book.flush();
    await book.stop();
    expect(stored.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
    const system = await linesOf('SYSTEM.log');
    expect(system.map((line) => line.msg)).toEqual([
      'The log is not reaching the database and is kept in files: disk full',
      'The log reaches the database again.',
    ]);
  });

  test("cuts what is far too long and keeps an agent's name from leading elsewhere", async () => {
    const book = await LogBook.open({ directory, repository: db.logs, clock });
    book.logFor('../../etc/x').info('y'.repeat(100_000));
    await book.stop();
    expect(await readdir(directory)).toEqual(['______etc_x.log']);
    expect((await db.logs.query({ limit: 1 }))[0]?.message.length).toBe(8002);
  });
});

test.each([
  ['login with {"username":"a","password":"hun\\"ter2","x":1}', 'login with {"username":"a","password":•••,"x":1}'],
  ['password=hunter2; next', 'password=•••; next'],
  ['connecting to mysql://pyros:hunter2@db.example/x', 'connecting to mysql://pyros:•••@db.example/x'],
  ['hash scrypt$32768$8$3$AbC+/=$DeF== stored', 'hash scrypt$••• stored'],
  ['Authorization token: abc.def', 'Authorization token: •••'],
  ['The password is wrong.', 'The password is wrong.'],
])('no secret is logged: %s', (message, redacted) => {
  expect(redactSecrets(message)).toBe(redacted);
});
