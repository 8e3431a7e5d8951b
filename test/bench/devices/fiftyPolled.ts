import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PyrosDome } from '../../../devices/dome/PyrosDome.ts';
import { PyrosMount } from '../../../devices/mount/PyrosMount.ts';
import { Poller } from '../../../main-services/instruments/Poller.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { type Figure, figureOf } from '../Figure.ts';
import { latencyFigures } from '../latencyFigures.ts';
import { eventually } from '../stage/eventually.ts';
import type { FiftyServerListens } from './fiftyMessages.ts';

const DEVICES = 50;
const PERIOD_MS = 500;
const MEASURE_FOR_MS = 10_000;
/** Not counted: code that is not compiled yet. */
const WARM_UP_MS = 3_000;
const CONNECTED_WITHIN_MS = 20_000;
const SERVER = fileURLToPath(new URL('./fiftyServer.ts', import.meta.url));

/** Fifty devices asked for their status twice a second by the observatory's own pollers; the devices are another process. */
export async function fiftyPolled(say: (line: string) => void): Promise<readonly Figure[]> {
  const server = fork(SERVER, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const clock = new RealClock();
  const ended = once(server, 'exit');
  try {
    const [ports] = (await once(server, 'message')) as [FiftyServerListens];
    const devices = Array.from({ length: DEVICES }, (_, index) => deviceAt(ports, index, clock));
    try {
      for (const device of devices) device.connect();
      const everyone = () => devices.every((device) => device.link().connected);
      await eventually(`${DEVICES} devices connected`, everyone, CONNECTED_WITHIN_MS);
      return await measure(devices, clock, say);
    } finally {
      await Promise.all(devices.map((device) => device.disconnect()));
    }
  } finally {
    clock.stop();
    server.disconnect();
    await ended;
  }
}

async function measure(
  devices: readonly (PyrosDome | PyrosMount)[],
  clock: RealClock,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  let polls = 0;
  let failures = 0;
  let measuring = false;
  const jitterMs: number[] = [];
  for (const [index, device] of devices.entries()) {
    let last: number | null = null;
    const answered = () => {
      if (measuring) polls++;
    };
    const poller = new Poller<unknown>(device as PyrosDome, answered, () => failures++);
    const poll = () => {
      const now = performance.now();
      if (measuring && last !== null) jitterMs.push(Math.abs(now - last - PERIOD_MS));
      last = now;
      poller.poll();
    };
    // Spread over the period, as devices that connect one after the other are.
    clock.after((index * PERIOD_MS) / DEVICES, () => clock.every(PERIOD_MS, poll));
  }
  await pause(WARM_UP_MS);
  measuring = true;
  const cpu = process.cpuUsage();
  const began = performance.now();
  await pause(MEASURE_FOR_MS);
  const { user, system } = process.cpuUsage(cpu);
  const elapsedMs = performance.now() - began;
  measuring = false;
  const percent = ((user + system) / 1000 / elapsedMs) * 100;
  say(
    `${polls} answers in ${(elapsedMs / 1000).toFixed(1)} s, ${failures} failures, ${percent.toFixed(1)} % of a core`,
  );
  if (failures > 0) throw new Error(`${failures} polls failed`);
  const beside = {
    devices: DEVICES,
    pollsPerSecond: Number((polls / (elapsedMs / 1000)).toFixed(1)),
    loadAverage: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
  const figures = [
    figureOf('devices.fifty-polled.cpu', percent, '% of a core', { atMost: 15 }, polls),
    ...latencyFigures('devices.fifty-polled.jitter', jitterMs, { p99: 20 }),
  ];
  return figures.map((figure) => ({ ...figure, beside }));
}

/** Domes and telescopes in turn. */
function deviceAt(ports: FiftyServerListens, index: number, clock: RealClock): PyrosDome | PyrosMount {
  const [Driver, name, port] =
    index % 2 === 0
      ? ([PyrosDome, 'Dome', ports.domePort] as const)
      : ([PyrosMount, 'Telescope', ports.telescopePort] as const);
  return new Driver({ name, address: { host: '127.0.0.1', port }, timekeeper: clock });
}
