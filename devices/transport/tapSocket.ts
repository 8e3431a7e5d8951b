import type { Socket } from 'node:net';
import type { WireTap } from '../DriverOptions.ts';

const TAPPED = new WeakSet<Socket>();

/** Shows a socket's bytes, as they are on the line, to the tap from now on; a kept connection is tapped once. */
export function tapSocket(socket: Socket, tap: WireTap, now: () => number): void {
  if (TAPPED.has(socket)) return;
  TAPPED.add(socket);
  socket.on('data', (bytes) => tap('received', bytes, now()));
  const write = socket.write;
  const tapped = (...given: Parameters<Socket['write']>): boolean => {
    const [data, encoding] = given as readonly unknown[];
    if (typeof data === 'string')
      tap('sent', Buffer.from(data, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'), now());
    else if (data instanceof Uint8Array) tap('sent', data, now());
    return write.apply(socket, given);
  };
  socket.write = tapped as Socket['write'];
}
