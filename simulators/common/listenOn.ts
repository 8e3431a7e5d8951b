import { once } from 'node:events';
import type { Server } from 'node:net';

/** Has a server listen; the answer is the port, for who asked for port 0. */
export async function listenOn(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
