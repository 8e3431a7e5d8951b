import { once } from 'node:events';
import { createServer } from 'node:net';

/** The application's simulators listen on this many ports in a row. */
const ROW = 6;
/** Below the range from which Linux gives out ports by itself (ip_local_port_range begins at 32768). */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const ATTEMPTS = 50;

/** The first of six free ports in a row on 127.0.0.1. @throws Error when there seem to be none */
export async function freePortsBase(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const base = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const free = await Promise.all(Array.from({ length: ROW }, (_, index) => isFree(base + index)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`No ${ROW} free ports in a row were found in ${ATTEMPTS} attempts.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen({ port, host: '127.0.0.1', exclusive: true });
  try {
    await once(server, 'listening');
    return true;
  } catch {
    // In use: that is the answer.
    return false;
  } finally {
    server.close();
  }
}
