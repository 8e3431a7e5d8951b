import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const MAIN = new URL('../../../main-services/cli/main.ts', import.meta.url).pathname;
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pyros-cli-'));
});
afterEach(() => rm(directory, { recursive: true }));

function pyros(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, PYROS_DATA: join(directory, 'data') }, maxBuffer: 1e8 };
    const child = execFile(process.execPath, [MAIN, ...args], options, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

describe('pyros', () => {
  test.each([
    [[], 2, /usage: pyros COMMAND/],
    [['frobnicate'], 2, /There is no command "frobnicate"/],
    [['constructor'], 2, /There is no command "constructor"/],
    [['help', 'frobnicate'], 2, /There is no command "frobnicate"/],
    [['db'], 2, /Say what to do with the database\.\n\nusage: pyros db init/],
    [['db', 'drop'], 2, /There is no "db drop"/],
    [['db', 'init', 'x'], 2, /"x" is too much/],
    [['db', 'load'], 2, /Say which file to load/],
    [['db', 'init', '--frob'], 2, /Unknown option '--frob'/],
    [['db', 'load', '/nonexistent.json'], 1, /ENOENT.*nonexistent\.json/],
  ])('%j ends with %d and says why', async (args, code, words) => {
    const answer = await pyros(...args);
    expect(answer).toMatchObject({ code, stdout: '' });
    expect(answer.stderr).toMatch(words);
    expect(answer.stderr).not.toMatch(/^\s+at /m);
  });

  test.each([[['help']], [['--help']]])('%j lists the commands', async (args) => {
    expect(await pyros(...args)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/db [\s\S]*night [\s\S]*help/),
      stderr: '',
    });
  });

  test.each([[['help', 'db']], [['db', '--help']]])('%j says how it is used', async (args) => {
    expect(await pyros(...args)).toMatchObject({ code: 0, stdout: expect.stringContaining('pyros db dump [FILE]') });
  });
});

describe('pyros db', () => {
  test('creates, dumps and loads again', async () => {
    expect(await pyros('db', 'init')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('initial fixture was loaded'),
    });
    expect(await pyros('db', 'init')).toMatchObject({ code: 0, stderr: expect.stringContaining('was not loaded') });
    expect(await pyros('db', 'migrate')).toMatchObject({ code: 0, stderr: expect.stringContaining('is up to date') });
    const file = join(directory, 'dump.json');
    expect(await pyros('db', 'dump', file)).toMatchObject({ code: 0, stdout: '' });
    const other = join(directory, 'other');
    expect(await pyros('db', 'load', file, '--data', other)).toMatchObject({ code: 0 });
    const { stdout } = await pyros('db', 'dump', '--data', other);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(await readFile(file, 'utf8')));
    expect((await readdir(directory)).toSorted()).toEqual(['data', 'dump.json', 'other']);
  });

  test('says what is wrong with a fixture or a configuration', async () => {
    const file = join(directory, 'bad.json');
    await writeFile(file, '[{"model": "pyros.moon", "pk": 1, "fields": {}}]');
    expect(await pyros('db', 'load', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`Nothing was loaded from ${file}: entry 1 (pyros.moon 1): there is no model`),
    });
    await writeFile(file, '[');
    expect(await pyros('db', 'load', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('is not JSON') });
    await writeFile(join(directory, 'data', 'pyros.json'), '{"moon": 1}');
    expect(await pyros('db', 'migrate')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('there is no setting "moon"'),
    });
  });
});
