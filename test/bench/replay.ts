import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Benchmark } from './Benchmark.ts';
import { figureOf } from './Figure.ts';
import { inFolder } from './stage/inFolder.ts';

const NOTICES = 5000;
/** Issue: at least this many notices a second, the start of the program included. */
const GOAL_PER_SECOND = 500;
const SEED = '1';
const MAIN = new URL('../../main-services/cli/main.ts', import.meta.url).pathname;
/** Real notices of every mission. */
const SAMPLES = new URL('../unit/alerts/voevents', import.meta.url).pathname;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2020, 0, 1);

const run = promisify(execFile);

/** `pyros alert replay` of real notices, each copy with a name and a night of its own, in shuffled order. */
export const replay: Benchmark = (say) =>
  inFolder('replay', async (folder) => {
    const directory = path.join(folder, 'notices');
    await invent(directory);
    say(`${NOTICES} notices are written`);
    const began = performance.now();
    const args = [MAIN, 'alert', 'replay', directory, '--json', '--shuffle', SEED];
    const { stdout } = await run(process.execPath, args, { maxBuffer: 2 ** 28 });
    const seconds = (performance.now() - began) / 1000;
    const lines = stdout.trim().split('\n').length;
    say(`${lines} lines after ${seconds.toFixed(1)} s`);
    return [
      figureOf('replay.lines', lines, 'lines', { atLeast: NOTICES }, 1),
      figureOf('replay.rate', NOTICES / seconds, 'notices/s', { atLeast: GOAL_PER_SECOND }, NOTICES),
    ];
  });

async function invent(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.xml'));
  const samples = await Promise.all(names.map((name) => readFile(path.join(SAMPLES, name), 'utf8')));
  for (let number = 0; number < NOTICES; number++) {
    const copy = Math.floor(number / samples.length);
    const sample = samples[number % samples.length] ?? '';
    await writeFile(path.join(directory, `${number}.xml`), another(sample, copy));
  }
}

/** The same notice of another burst in another night. */
function another(sample: string, copy: number): string {
  const day = new Date(FIRST_DAY + copy * DAY_MS).toISOString().slice(0, 10);
  return sample
    .replace(/20\d\d-\d\d-\d\d(?=T\d\d:\d\d:\d\d)/g, day)
    .replace(/(ivorn="[^"]*)"/, `$1.${copy}"`)
    .replace(/(name="(?:TrigID|Burst_Id|GraceID|event_id)"\s+value="[^"]*)"/g, `$1${copy}"`);
}
