import { createInterface } from 'node:readline';
import { aNight } from '../observatory/aNight.ts';

// A whole observatory as a process of its own, to be hung: observatoryToHang.ts DATA_DIRECTORY. Says "open DOME_PORT PLC_PORT" when the dome
// is open; a line "block" on standard input blocks its event loop for good.
const [data = ''] = process.argv.slice(2);
// At 100× the 30 s of the dead man are a third of a second, after the 2 s for which simulators wait for a fast clock.
const night = await aNight({ speed: 100, data });
await night.start();
const { observatory, until } = night;
await until('the dome is open', () => observatory.board.dome.status()?.shutter === 'OPEN');
const { devices } = observatory.simulators?.addresses() ?? {};
process.stdout.write(`open ${devices?.Dome.port} ${devices?.PLC.port}\n`);
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'block') for (;;);
});
