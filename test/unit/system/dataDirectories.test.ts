import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainDirectoryFault } from '../../../main-services/system/DataDirectoryError.ts';
import { DataDirectoryLock } from '../../../main-services/system/DataDirectoryLock.ts';
import { prepareDataDirectories } from '../../../main-services/system/dataDirectories.ts';

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
      `The data directory ${root} is in use by another observatory (process ${process.pid}). Stop that one`,
    );
    await lock.release();
    await lock.release();
    await (await DataDirectoryLock.take(root)).release();
    expect(await readdir(root)).toEqual(['pyros.lock']);
  });

  test('of a process that is killed is free at once', async () => {
    const holder = new URL('holdDataDirectory.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [holder, root], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(DataDirectoryLock.take(root)).rejects.toThrow(`in use by another observatory (process ${child.pid})`);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    const lock = await DataDirectoryLock.take(root);
    expect(JSON.parse(await readFile(join(root, 'pyros.pid'), 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  test.each([
    ['{"pid": 12', 'another process'],
    [JSON.stringify({ pid: 7, host: 'elsewhere' }), 'process 7 on the computer elsewhere'],
  ])('names who has it as well as it can: %s', async (said, words) => {
    const lock = await DataDirectoryLock.take(root);
    await writeFile(join(root, 'pyros.pid'), said);
    await expect(DataDirectoryLock.take(root)).rejects.toThrow(`(${words})`);
    await lock.release();
  });

  test('goes to exactly one of many who want it', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => DataDirectoryLock.take(root)));
    const taken = tries.filter((one) => one.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    for (const one of taken) await one.value.release();
  });

  test('is not possible where there is nothing, or something else', async () => {
    await expect(DataDirectoryLock.take(join(root, 'missing'))).rejects.toThrow('cannot be used');
    await mkdir(join(root, 'pyros.lock'));
    await expect(DataDirectoryLock.take(root)).rejects.toThrow(`The data directory ${root} cannot be used`);
  });
});
