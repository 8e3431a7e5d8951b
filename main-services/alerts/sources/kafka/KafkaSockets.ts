import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

/** The system asks after a silent peer so often. */
const KEEP_ALIVE_MS = 60_000;

/**
 * The sockets of one Kafka client. The library closes them only when it has its answers; a broker that is gone gives none, and the
 * end of the application cannot wait for it.
 */
export class KafkaSockets {
  readonly #open = new Set<Socket>();
  #isOver = false;

  /** For the library. */
  readonly factory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.#isOver) throw new Error('the session is over');
    // Null without encryption, whatever the library's types say.
    const secure: object | null = ssl;
    // An address has no name to ask for.
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket =
      secure === null
        ? connect({ host, port }, onConnect)
        : connectSecure({ host, port, ...name, ...secure }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    this.#open.add(socket);
    socket.on('close', () => this.#open.delete(socket));
    return socket;
  };

  /** Closes all of them, and opens no more. @param why what those hear who still wait for an answer */
  cut(why: string): void {
    this.#isOver = true;
    for (const socket of this.#open) socket.destroy(new Error(why));
  }

  /** Closes what is left when nobody waits any more. */
  drop(): void {
    this.#isOver = true;
    for (const socket of this.#open) socket.destroy();
  }
}
