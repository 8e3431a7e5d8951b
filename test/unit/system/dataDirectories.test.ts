import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainDirectoryFault } from '../../../main-services/system/DataDirectoryError.ts';
import { DataDirectoryLock } from '../../../main-services/system/DataDirectoryLock.ts';
import { prepareDataDirectories } from '../../../main-services/system/dataDirectories.ts';
import { processIdentity } from '../../../main-services/system/processIdentity.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pyros-data-'));
});
afterEach(() => rm(root, { recursive: true }));

describe('data directories', () => {
  test('are made as specified, once or again, and left clean', async () => {
    const directories = await prepareDataDirectories(join(root, 'a', 'b'));
    expect(await prepareDataDirectories(directories.root)).toEqual(directories);
    for (const part of [
      'PRODUCED_DATA',
      'EXTERNAL_ENTITIES/GIC/TO',
      'EXTERNAL_ENTITIES/GIC/FROM',
      'DOWNLOAD',
      'INBOX',
    ]) {
      expect((await stat(join(directories.root, part))).isDirectory()).toBe(true);
    }
    expect(directories.fromFsc).toBe(join(directories.root, 'EXTERNAL_ENTITIES', 'FSC', 'FROM'));
    expect(await readdir(directories.logs)).toEqual([]);
  });

  test('say which path is a file', async () => {
    await writeFile(join(root, 'PRODUCED_DATA'), '');
    await expect(prepareDataDirectories(root)).rejects.toThrow(
      `The data directory ${join(root, 'PRODUCED_DATA')} cannot be made: part of its path is a file.`,
    );
  });

  test.each([
    ['EACCES', /cannot be written to \(EACCES\)\. Give this user the right/],
    ['EROFS', /cannot be written to \(EROFS\)/],
    ['ENOSPC', /no space left .*Free some space/],
    ['ENOTDIR', /part of its path is a file/],
    ['EIO', /cannot be used \(boom\)\. Choose another/],
  ])('%s in words', (code, words) => {
    expect(explainDirectoryFault('/d', Object.assign(new Error('boom'), { code })).message).toMatch(words);
  });
});

describe('lock of a data directory', () => {
  test('keeps a second observatory out until it is released', async () => {
    const lock = await DataDirectoryLock.take(root);
    await expect(DataDirectoryLock.take(root)).rejects.toThrow(
      `The data directory ${root} is in use by another observatory (process ${process.pid}).`,
    );
    await lock.release();
    await lock.release();
    await (await DataDirectoryLock.take(root)).release();
    expect(await readdir(root)).toEqual([]);
  });

  test('of a process that was killed is taken over', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await DataDirectoryLock.take(root, child.pid);
    await expect(DataDirectoryLock.take(root)).rejects.toThrow(`(process ${child.pid})`);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await (await DataDirectoryLock.take(root)).release();
  });

  test.each([
    ['cut off by a crash', '{"pid": 12'],
    ['empty', ''],
    [
      'of an earlier process with our number',
      JSON.stringify({ pid: process.pid, identity: `${process.pid}@1`, host: hostname() }),
    ],
  ])('%s is taken over', async (_what, content) => {
    await writeFile(join(root, 'pyros.lock'), content);
    const lock = await DataDirectoryLock.take(root);
    expect(JSON.parse(await readFile(join(root, 'pyros.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  test('of another computer is never taken over', async () => {
    await writeFile(join(root, 'pyros.lock'), JSON.stringify({ pid: 1, identity: '1@1', host: 'elsewhere' }));
    await expect(DataDirectoryLock.take(root)).rejects.toThrow('process 1 on the computer elsewhere');
  });

  test('goes to exactly one of many who want it, stale or not', async () => {
    for (const content of [null, 'stale']) {
      if (content !== null) await writeFile(join(root, 'pyros.lock'), content);
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => DataDirectoryLock.take(root)));
      const taken = tries.filter((one) => one.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      for (const one of taken) await one.value.release();
    }
  });

  test('is not possible where nothing can be written', async () => {
    await expect(DataDirectoryLock.take(join(root, 'missing'))).rejects.toThrow('cannot be used');
  });
});

test('a process is told from none', async () => {
  expect(await processIdentity(process.pid)).toMatch(new RegExp(`^${process.pid}@`));
  expect(await processIdentity(2 ** 22 + 1)).toBeNull();
});
