import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { BENCHMARKS } from './benchmarks.ts';
import { readArguments } from './readArguments.ts';

// `npm run --silent bench -- [NAME …]`: one JSON object a line for each figure on standard output, everything else on standard
// error. Ends with 0 when everything could be measured (whether or not the goals are met), 1 when not, 2 for an unknown name.

/** A benchmark that hangs is ended: the slowest, of safety, plays a day and takes a quarter of an hour on two busy cores. */
const LONGEST_MS = 1_800_000;

const say = (line: string) => void process.stderr.write(`${line}\n`);

process.exitCode = await bench(process.argv.slice(2));

async function bench(args: readonly string[]): Promise<number> {
  const asked = readArguments(args, Object.keys(BENCHMARKS));
  if ('fault' in asked) {
    say(asked.fault);
    return 2;
  }
  const [only, ...more] = asked.names;
  if (only !== undefined && more.length === 0) return measure(only);
  let status = 0;
  for (const name of asked.names) status = Math.max(status, await inOwnProcess(name));
  return status;
}

/** So that no benchmark runs in code that another one has warmed up, or in its memory. */
async function inOwnProcess(name: string): Promise<number> {
  const child = spawn(process.execPath, [import.meta.filename, name], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [status] = (await once(child, 'exit')) as [number | null];
  return status ?? 1;
}

async function measure(name: string): Promise<number> {
  const hung = setTimeout(() => {
    say(`${name}: not over after ${LONGEST_MS / 1000} s; given up.`);
    // The simulators and the browser end when this process does.
    process.exit(1);
  }, LONGEST_MS);
  try {
    const load = BENCHMARKS[name];
    if (load === undefined) throw new Error('there is no such benchmark');
    const run = await load();
    const figures = await run((line) => say(`${name}: ${line}`));
    say(
      `${name}: measured on ${availableParallelism()} processors, with a load average of ${loadavg()[0]?.toFixed(1)}`,
    );
    for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
    return 0;
  } catch (error) {
    say(`${name} could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return 1;
  } finally {
    clearTimeout(hung);
  }
}
