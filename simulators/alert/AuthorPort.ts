import { createHash } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { listenOn } from '../common/listenOn.ts';
import { LengthFrames, lengthFrame } from './LengthFrames.ts';
import { readVoEvent } from './readVoEvent.ts';
import { transportMessage } from './transport.ts';

/** The real broker closes on an author that says nothing for 20 s. */
const PATIENCE_MS = 20_000;

export interface AuthorPortSettings {
  readonly now: () => number;
  /** Relays an accepted event to the subscribers. */
  readonly publish: (event: Buffer, ivorn: string) => void;
  /** How long an author may take over its event. */
  readonly patienceMs?: number;
}

/** The side of a VOEvent broker that takes events in: one event, one ack or nak, closed. */
export class AuthorPort {
  readonly #settings: AuthorPortSettings;
  readonly #seen = new Set<string>();
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(settings: AuthorPortSettings) {
    this.#settings = settings;
    this.#server = createServer((socket) => this.#welcome(socket));
  }

  /** Listens; the answer is the port. */
  listen(port: number, host: string): Promise<number> {
    return listenOn(this.#server, port, host);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #welcome(socket: Socket): void {
    const frames = new LengthFrames();
    const patience = setTimeout(() => socket.destroy(), this.#settings.patienceMs ?? PATIENCE_MS);
    this.#sockets.add(socket);
    socket.on('close', () => {
      clearTimeout(patience);
      this.#sockets.delete(socket);
    });
    // An author that goes away before its answer has none.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      try {
        const [event] = frames.push(chunk);
        if (event !== undefined) socket.end(lengthFrame(this.#judge(event)));
      } catch {
        // Not an event at all: the real broker closes without an answer.
        socket.destroy();
      }
    });
  }

  /** The answer to an event, which is relayed when it is new and sound; throws an Error when it is none. */
  #judge(event: Buffer): Buffer {
    const reading = readVoEvent(event.toString('utf8'));
    const now = this.#settings.now();
    if ('rejected' in reading) return transportMessage('nak', '', now, reading.rejected);
    const fingerprint = createHash('sha1').update(event).digest('hex');
    if (this.#seen.has(fingerprint)) {
      return transportMessage('nak', reading.ivorn, now, 'Event rejected: Previously seen by this broker');
    }
    this.#seen.add(fingerprint);
    this.#settings.publish(event, reading.ivorn);
    return transportMessage('ack', reading.ivorn, now);
  }
}
