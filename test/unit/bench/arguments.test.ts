import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BENCHMARKS } from '../../bench/benchmarks.ts';
import { readArguments } from '../../bench/readArguments.ts';

const BENCH = new URL('../../bench/', import.meta.url).pathname;

describe('the arguments of bench', () => {
  it.each([
    [[], ['alerts', 'night']],
    [['night'], ['night']],
    [
      ['night', 'alerts', 'night'],
      ['night', 'alerts'],
    ],
  ])('%j runs %j', (args, names) => {
    expect(readArguments(args, ['alerts', 'night'])).toEqual({ names });
  });

  it.each([[['moon']], [['night', 'moon']], [['--help']], [['']], [['toString']]])('%j is refused', (args) => {
    const wrong = args.at(-1);
    expect(readArguments(args, ['alerts', 'night'])).toEqual({
      fault: `There is no benchmark "${wrong}". There are: alerts, night.`,
    });
  });

  it('names every benchmark, which is a file of its own', async () => {
    const files = readdirSync(BENCH, { recursive: true, encoding: 'utf8' }).map((file) => basename(file));
    for (const [name, load] of Object.entries(BENCHMARKS)) {
      expect(files).toContain(`${name}.ts`);
      expect(await load()).toBeTypeOf('function');
    }
  });

  it('an unknown name ends with status 2, the list on standard error and nothing on standard output', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`${BENCH}main.ts`, 'moon'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`There is no benchmark "moon". There are: ${Object.keys(BENCHMARKS).join(', ')}.\n`);
  });
});
