import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anIndiNight } from '../observatory/anIndiNight.ts';
import type { Benchmark } from './Benchmark.ts';
import { figureOf } from './Figure.ts';
import { inFolder } from './stage/inFolder.ts';

/** A long winter night at San Pedro Mártir: twelve hours. */
const NIGHT_DATE = '2026-12-15';
const RESOURCES = join(import.meta.dirname, '..', '..', 'simulators', 'resources');
/** Share of the night in which the dome stands open: it opens at its beginning and shuts at its end, at the pace of INDI's simulator. */
const OPEN_SHARE = 0.99;

/** A whole winter night with every device on INDI's real server and the requests of the clear night: what it came to. Some five minutes. */
export const indiNight: Benchmark = (say) =>
  inFolder('indi-night', async (data) => {
    const requests = await clearNightRequests();
    const began = performance.now();
    const { report, problems, tally } = await anIndiNight({ data, nightDate: NIGHT_DATE, requests, onLine: say });
    const wallSeconds = Math.round((performance.now() - began) / 1000);
    for (const problem of [...problems, ...tally.troubles.values(), ...tally.alarms.values()])
      say(`not as it should be: ${problem}`);
    const { night, sequences } = report;
    const nightMinutes = (Date.parse(night.end) - Date.parse(night.start)) / 60_000;
    const observed = [...tally.images.values()].filter(({ kind }) => kind === 'object');
    const asked = requests.join('').match(/<sequence /g)?.length ?? 0;
    const figure = (name: string, value: number, unit: string, goal: Parameters<typeof figureOf>[3]) => ({
      ...figureOf(`indiNight.${name}`, value, unit, goal, 1),
      beside: { wallSeconds },
    });
    return [
      figure('sequences', sequences.completed, 'sequences', { atLeast: asked }),
      figure('images', observed.length, 'images', { atLeast: imagesAsked(requests) }),
      figure('open', tally.minutesOpen, 'min', { atLeast: Math.floor(nightMinutes * OPEN_SHARE) }),
      figure('refusals', tally.troubles.size, 'commands', { atMost: 0 }),
      figure('alarms', tally.alarms.size, 'alarms', { atMost: 0 }),
      figure('problems', problems.length, 'problems', { atMost: 0 }),
    ];
  });

/** All that the simulated astronomer submits in a clear night. */
async function clearNightRequests(): Promise<readonly string[]> {
  const names = (await readdir(RESOURCES)).filter((name) => name.startsWith('routine_request_')).toSorted();
  return Promise.all(names.map((name) => readFile(join(RESOURCES, name), 'utf8')));
}

function imagesAsked(requests: readonly string[]): number {
  return requests
    .flatMap((xml) => [...xml.matchAll(/ count="(\d+)"/g)])
    .reduce((sum, [, count]) => sum + Number(count), 0);
}
