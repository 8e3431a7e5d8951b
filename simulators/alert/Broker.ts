import { createServer, type Server, type Socket } from 'node:net';
import { listenOn } from '../common/listenOn.ts';
import { LengthFrames, lengthFrame } from './LengthFrames.ts';
import { BROKER_IVORN, readTransport, transportMessage } from './transport.ts';

/** The real broker says iamalive every 60 s of wall clock. */
const ALIVE_MS = 60_000;
/** Events without an ack after which the real broker drops a subscriber. */
const MOST_UNACKNOWLEDGED = 10;

export interface BrokerSettings {
  /** The simulator's time for time stamps, milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Wall clock between two iamalive messages. */
  readonly aliveMs?: number;
}

interface Subscriber {
  readonly socket: Socket;
  readonly unacknowledged: Set<string>;
  aliveAnswered: boolean;
}

/** The side of a VOEvent broker that subscribers dial: pushes events, and drops who does not behave, as the real one does. */
export class Broker {
  readonly #now: () => number;
  readonly #aliveMs: number;
  readonly #subscribers = new Set<Subscriber>();
  readonly #server: Server;
  #timer: NodeJS.Timeout | null = null;

  constructor(settings: BrokerSettings) {
    this.#now = settings.now;
    this.#aliveMs = settings.aliveMs ?? ALIVE_MS;
    this.#server = createServer({ noDelay: true }, (socket) => this.#welcome(socket));
  }

  /** Listens; the answer is the port. */
  async listen(port: number, host: string): Promise<number> {
    const listensOn = await listenOn(this.#server, port, host);
    this.#timer = setInterval(() => this.#sayAlive(), this.#aliveMs);
    return listensOn;
  }

  /** Sends an event, byte for byte, to all who are there; the answer is how many. There is no replay for the others. */
  publish(event: Buffer, ivorn: string): number {
    for (const subscriber of this.#subscribers) {
      subscriber.unacknowledged.add(ivorn);
      subscriber.socket.write(lengthFrame(event));
    }
    return this.#subscribers.size;
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const { socket } of this.#subscribers) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #welcome(socket: Socket): void {
    const subscriber: Subscriber = { socket, unacknowledged: new Set(), aliveAnswered: true };
    const frames = new LengthFrames();
    this.#subscribers.add(subscriber);
    socket.on('close', () => this.#subscribers.delete(subscriber));
    // A subscriber that goes away is no event for a broker; 'close' follows.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      try {
        for (const message of frames.push(chunk)) this.#hear(subscriber, message);
      } catch {
        // An oversized frame (or a little-endian length): the real broker closes at once.
        socket.destroy();
      }
    });
    socket.write(lengthFrame(transportMessage('authenticate', BROKER_IVORN, this.#now())));
  }

  #hear(subscriber: Subscriber, message: Buffer): void {
    const heard = readTransport(message);
    if (heard?.role === 'ack') subscriber.unacknowledged.delete(heard.origin);
    else if (heard?.role === 'nak') subscriber.socket.destroy();
    else if (heard?.role === 'iamalive') subscriber.aliveAnswered = true;
  }

  #sayAlive(): void {
    for (const subscriber of this.#subscribers) {
      if (!subscriber.aliveAnswered || subscriber.unacknowledged.size >= MOST_UNACKNOWLEDGED) {
        subscriber.socket.destroy();
        continue;
      }
      subscriber.aliveAnswered = false;
      subscriber.socket.write(lengthFrame(transportMessage('iamalive', BROKER_IVORN, this.#now())));
    }
  }
}
