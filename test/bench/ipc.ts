import type { Page } from 'playwright-core';
import type { Benchmark } from './Benchmark.ts';
import { latencyFigures } from './latencyFigures.ts';
import { startConsole } from './stage/consoleUnderBench.ts';
import { freePortsBase } from './stage/freePortsBase.ts';
import { inFolder } from './stage/inFolder.ts';

const ROUND_TRIPS = 1000;
/** Not counted: the console itself has made hundreds by the time an operator presses anything. */
const WARM_UP = 50;
/** So that they meet the polls and pushes of the running observatory at any moment. */
const LONGEST_PAUSE_MS = 15;

/** IPC round trip: `window.pyros.invoke` of a query in a window of the running console, real time, everything live. */
export const ipc: Benchmark = (say) =>
  inFolder('ipc', async (folder) => {
    const base = await freePortsBase();
    const args = ['--speed', '1', '--ports', String(base), '--alert-port', '0', '--date', '2026-12-15'];
    const { page, running } = startConsole(folder, args);
    const application = await running;
    try {
      const latenciesMs = await roundTrips(await page);
      say(`${latenciesMs.length} round trips`);
      return latencyFigures('ipc.round-trip', latenciesMs, { p50: 3, p99: 20 });
    } finally {
      application.quit('the benchmark');
      await application.ended;
    }
  });

/** Measured in the page, by its own clock: one question at a time, from the call to its answer. */
async function roundTrips(page: Page): Promise<readonly number[]> {
  const measured = await page.evaluate(
    async ([count, longestPauseMs]) => {
      const milliseconds: number[] = [];
      for (let done = 0; done < count; done++) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * longestPauseMs));
        const from = performance.now();
        const answer = await window.pyros?.invoke('interlocks.current', undefined);
        milliseconds.push(performance.now() - from);
        if (answer?.ok !== true) throw new Error(`interlocks.current was answered ${JSON.stringify(answer)}`);
      }
      return milliseconds;
    },
    [WARM_UP + ROUND_TRIPS, LONGEST_PAUSE_MS] as const,
  );
  return measured.slice(WARM_UP);
}
