import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import { explainSqliteFault, probeSqliteFile } from '../../../main-services/database/probeSqliteFile.ts';

let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pyros-sqlite-'));
  file = join(directory, 'pyros.sqlite');
});
afterEach(async () => {
  await chmod(directory, 0o700);
  await rm(directory, { recursive: true });
});

describe('a file that cannot be used', () => {
  test('locked by another program', () => {
    const other = new BetterSqlite3(file);
    other.exec('BEGIN EXCLUSIVE');
    expect(() => probeSqliteFile(file, 10)).toThrow(`The database ${file} is locked by another program. Close`);
    other.close();
    expect(() => probeSqliteFile(file, 10)).not.toThrow();
  });

  test('not a database', async () => {
    await writeFile(file, randomBytes(8192));
    await expect(openDatabase({ client: 'sqlite', file })).rejects.toThrow(
      /is damaged or is not an SQLite file.*pyros db init/,
    );
  });

  test('damaged in the middle', async () => {
    await (await openDatabase({ client: 'sqlite', file })).close();
    const bytes = await readFile(file);
    randomBytes(30_000).copy(bytes, 8192);
    await writeFile(file, bytes);
    await expect(openDatabase({ client: 'sqlite', file })).rejects.toThrow(`The database ${file} is damaged`);
  });

  test('below something that is a file', async () => {
    await writeFile(join(directory, 'plain'), '');
    const below = join(directory, 'plain', 'pyros.sqlite');
    await expect(openDatabase({ client: 'sqlite', file: below })).rejects.toThrow(
      /part of its path is a file.*Choose another/,
    );
  });

  test('a directory', async () => {
    await expect(openDatabase({ client: 'sqlite', file: directory })).rejects.toThrow(
      `The database ${directory} cannot be`,
    );
  });

  test.each([
    ['SQLITE_FULL', 'is full'],
    ['SQLITE_READONLY', 'cannot be opened for writing'],
    ['EACCES', 'Check that the path is right and that you may write'],
  ])('%s in words', (code, words) => {
    expect(explainSqliteFault(file, Object.assign(new Error(code), { code })).message).toContain(words);
  });
});

test('writes ahead, waits for locks and keeps references', async () => {
  await (await openDatabase({ client: 'sqlite', file })).close();
  const plain = new BetterSqlite3(file);
  expect(plain.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(plain.pragma('foreign_key_check')).toEqual([]);
  plain.close();
});

test('after kill -9 in mid-write everything acknowledged is there, and nothing is half there', async () => {
  const writer = new URL('writeNight.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.split('\n').length > 50) child.kill('SIGKILL');
    });
    child.once('close', () => resolve(text));
  });
  const acknowledged = said.slice(0, said.lastIndexOf('\n')).split('\n').map(Number);
  const database = await openDatabase({ client: 'sqlite', file });
  const requests = await database.requests.list(100_000);
  expect(requests.map((request) => request.id)).toEqual(expect.arrayContaining(acknowledged));
  for (const request of requests) {
    expect(request.sequences.map((sequence) => sequence.albums.map((album) => album.plans.length))).toEqual([
      [2, 1],
      [2, 1],
    ]);
  }
  expect((await database.requests.executing()).length).toBeGreaterThanOrEqual(acknowledged.length);
  await database.close();
  const plain = new BetterSqlite3(file);
  expect(plain.pragma('integrity_check', { simple: true })).toBe('ok');
  const [weather, site] = ['weather_watch', 'site_watch'].map((table) =>
    plain.prepare(`select count(*) from ${table}`).pluck().get(),
  );
  expect(weather).toBe(site);
  plain.close();
});
