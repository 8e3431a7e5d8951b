import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './Benchmark.ts';
import { figureOf } from './Figure.ts';
import { percentile } from './percentile.ts';
import { freePortsBase } from './stage/freePortsBase.ts';
import { inFolder } from './stage/inFolder.ts';

const STARTS = 5;
const GOAL_MS = 5000;
const SCRIPT = fileURLToPath(new URL('./stage/coldStart.ts', import.meta.url));

/**
 * Console cold start: from starting the process to the first frame that shows live data of every device. Each time on an empty
 * data directory, with a new browser profile, the defaults of `npm start`, and everything built (and compiled, but for the first
 * start after a change) already.
 */
export const start: Benchmark = async (say) => {
  const milliseconds: number[] = [];
  for (let number = 1; number <= STARTS; number++) {
    const each = await inFolder('start', coldStart);
    say(`start ${number}: ${each.toFixed(0)} ms`);
    milliseconds.push(each);
  }
  return [
    figureOf('start.first-live-frame.p50', percentile(milliseconds, 50), 'ms', { atMost: GOAL_MS }, STARTS),
    figureOf('start.first-live-frame.worst', Math.max(...milliseconds), 'ms', { atMost: GOAL_MS }, STARTS),
  ];
};

async function coldStart(folder: string): Promise<number> {
  const base = await freePortsBase();
  const from = performance.now();
  const child = spawn(process.execPath, [SCRIPT, folder, '--ports', String(base), '--alert-port', '0'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const live = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'live') resolve(performance.now());
    });
  });
  const liveAt = await Promise.race([live, ended.then(([status]) => neverLive(status))]);
  child.stdin.end();
  const [status] = await ended;
  if (status !== 0) throw new Error(`the console ended with status ${status}, not safe`);
  return liveAt - from;
}

function neverLive(status: number | null): never {
  throw new Error(`the console ended with status ${status} before it showed anything`);
}
