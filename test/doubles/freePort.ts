import { createServer } from 'node:net';

/** Below the range from which Linux gives out ports by itself: nobody else is given it between our look and the server's start. */
const LOWEST = 10_000;
const HIGHEST = 20_000;
const ATTEMPTS = 50;

/** A port of this machine that nobody listens on: for servers that take no port 0. @throws Error when there seems to be none */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port was found in ${ATTEMPTS} attempts`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
