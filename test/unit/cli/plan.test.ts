import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../main-services/cli/commands.ts';
import { runCli } from '../../../main-services/cli/runCli.ts';
import type { PlanFile } from '../../../main-services/scheduler/instance/PlanFile.ts';
import { inventInstance, type KindName } from '../../bench/scheduler/inventInstance.ts';
import { planFaults } from '../../bench/scheduler/judgePlan.ts';
import { anInstance, aSequence } from '../scheduler/anInstance.ts';

const MAIN = new URL('../../../main-services/cli/main.ts', import.meta.url).pathname;
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pyros-plan-'));
});
afterEach(() => rm(directory, { recursive: true }));

const at = (name: string) => join(directory, name);

/** In this process: for what ends before anything is planned. */
async function refused(...args: string[]): Promise<{ code: number; stderr: string }> {
  let stderr = '';
  const err = { write: (text: string) => (stderr += text) };
  const code = await runCli(args, COMMANDS, { write: () => expect.unreachable('nothing is said to be done') }, err);
  return { code, stderr };
}

function pyros(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], { maxBuffer: 1e8 }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

async function plan(instance: unknown, ...options: string[]) {
  await writeFile(at('in.json'), typeof instance === 'string' ? instance : JSON.stringify(instance));
  const answer = await pyros('plan', '--in', at('in.json'), '--out', at('out.json'), '--time-ms', '60', ...options);
  const files = await readdir(directory);
  const file = files.includes('out.json') ? (JSON.parse(await readFile(at('out.json'), 'utf8')) as PlanFile) : null;
  return { ...answer, files: files.toSorted(), file };
}

describe('pyros plan', () => {
  it.each<KindName>(['n500', 'groups200', 'slew100'])(
    'plans a night of kind %s, validly and with a reason for every other sequence',
    async (kind) => {
      const instance = inventInstance(kind, 3);
      const { code, stdout, stderr, file } = await plan(instance);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(file).toMatchObject({ schema: 'sched-plan/1', instance: instance.name, solver: 'pyros' });
      expect(planFaults(instance, file?.plan ?? [])).toEqual([]);
      const ids = [...(file?.plan ?? []), ...(file?.rejected ?? [])].map(({ id }) => id).sort();
      expect(ids).toEqual(instance.sequences.map(({ id }) => id).sort());
      expect(file?.bound ?? 0).toBeGreaterThanOrEqual(file?.value ?? 0);
      expect(stdout).toMatch(
        /: \d+ planned, \d+ rejected\nValue: [\d.]+ .*\nBound: [\d.]+, gap [\d.]+ %\nPlanned in \d+ ms/,
      );
    },
  );

  it('gives the same plan for the same seed and number of iterations', async () => {
    const instance = inventInstance('n100', 5);
    const first = await plan(instance, '--iterations', '300', '--seed', '7');
    const again = await plan(instance, '--iterations', '300', '--seed', '7');
    expect(again.file?.plan).toEqual(first.file?.plan);
  });

  it('refuses what makes no sense with status 2, names field and sequence, and writes nothing', async () => {
    const answer = await plan(anInstance({ sequences: [aSequence('s1'), aSequence('s2', { duration: -3 })] }));
    expect(answer).toMatchObject({ code: 2, stdout: '', files: ['in.json'] });
    expect(answer.stderr).toMatch(/in\.json: .*sequence 's2': duration must be a number of minutes above 0, not -3/);
    expect(answer.stderr).not.toMatch(/^\s+at /m);
  });

  it.each<[string, string, RegExp]>([
    ['not JSON', '{"schema": ', /in\.json: it is not JSON/],
    ['empty', '', /in\.json: it is not JSON/],
    ['NaN', '{"now": NaN}', /in\.json: it is not JSON/],
    ['a number', '7', /in\.json: .*the instance must be an object, not 7/],
  ])('says that a file is %s', async (_name, text, words) => {
    await writeFile(at('in.json'), text);
    const { code, stderr } = await refused('plan', '--in', at('in.json'), '--out', at('out.json'));
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
    expect(await readdir(directory)).toEqual(['in.json']);
  });

  it.each<[readonly string[], number, RegExp]>([
    [[], 2, /Say what to plan .*\n\nusage: pyros plan --in/],
    [['--in', '@good.json'], 2, /where the plan goes/],
    [['--in', '@good.json', '--out', '@out', '--time-ms', 'soon'], 2, /--time-ms soon must be a whole number/],
    [['--in', '@good.json', '--out', '@out', '--time-ms=-1'], 2, /--time-ms -1 must be a whole number/],
    [['--in', '@good.json', '--out', '@out', '--seed', '1.5'], 2, /--seed 1\.5 must be a whole number/],
    [['--in', '@good.json', '--out', '@out', '--sed', '1'], 2, /Unknown option '--sed'/],
    [['--in', '@nowhere.json', '--out', '@out'], 2, /nowhere\.json: there is no such file/],
    [['--in', '@folder', '--out', '@out'], 2, /folder: it is a directory, not a file/],
    [['--in', '@good.json', '--out', '@folder'], 1, /folder cannot be written: it is a directory/],
    [['--in', '@good.json', '--out', '@no/such/out'], 1, /cannot be written: there is no directory/],
    [['--in', '@good.json', '--out', '@good.json'], 1, /is what is to be planned: it is not overwritten/],
  ])('%j ends with %d and says why', async (args, status, words) => {
    await writeFile(at('good.json'), JSON.stringify(anInstance()));
    await mkdir(at('folder'));
    const { code, stderr } = await refused(
      'plan',
      ...args.map((word) => word.replace(/^@(.*)/, (_, name) => at(name))),
    );
    expect(code).toBe(status);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect((await readdir(directory)).toSorted()).toEqual(['folder', 'good.json']);
  });

  it('plans a hundred thousand sequences', async () => {
    const sequences = Array.from({ length: 100_000 }, (_, i) =>
      aSequence(`s${i}`, { priority: 1 + (i % 100), duration: 1 + ((i * 7) % 50), windows: [[(i * 13) % 500, 600]] }),
    );
    const instance = anInstance({ horizon: { start: 0, end: 600 }, nights: [[0, 600]], sequences });
    const { code, stderr, file } = await plan(instance);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((file?.plan.length ?? 0) + (file?.rejected.length ?? 0)).toBe(100_000);
    expect(file?.plan.length).toBeGreaterThan(10);
  }, 120_000);
});
