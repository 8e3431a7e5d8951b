import { once } from 'node:events';
import { startConsole } from './consoleUnderBench.ts';

// The process whose start is measured: coldStart.ts DATA_DIRECTORY arguments… Says "live" at the first frame with live data, and
// ends in order when its standard input does.
const [dataDirectory = '', ...args] = process.argv.slice(2);
const inputEnded = once(process.stdin.resume(), 'end');
const { page, running } = startConsole(dataDirectory, args);
const live = page.then(async (first) => {
  // Weather judged, telescope, dome and both cameras read, the clock going: the status bar without a dash.
  await first.waitForFunction(
    () => {
      const cells = document.querySelectorAll('.status .cell');
      const known = document.querySelector('.status .cell.safe:not(.lost)');
      return cells.length === 8 && known !== null && document.querySelector('.status .stale') === null;
    },
    undefined,
    { polling: 'raf' },
  );
  process.stdout.write('live\n');
});
const application = await running;
await Promise.all([live, inputEnded]);
application.quit('the benchmark');
process.exitCode = await application.ended;
