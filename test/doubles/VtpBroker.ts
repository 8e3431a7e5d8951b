import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { LengthPrefixed } from './LengthPrefixed.ts';

/** A frame a subscriber sent: role, Origin and the whole text. */
export interface HeardFrame {
  readonly role: string;
  readonly origin: string;
  readonly text: string;
}

/**
 * A broker for tests, on a real socket, with its own idea of the protocol: it writes whatever bytes it is told to and remembers
 * what it hears.
 */
export class VtpBroker {
  readonly heard: HeardFrame[] = [];
  readonly sockets: Socket[] = [];
  readonly #server: Server;
  readonly #waiting: (() => void)[] = [];
  #frames = new LengthPrefixed();

  private constructor() {
    this.#server = createServer((socket) => this.#welcome(socket));
  }

  static async listen(port = 0): Promise<VtpBroker> {
    const broker = new VtpBroker();
    broker.#server.listen(port, '127.0.0.1');
    await once(broker.#server, 'listening');
    return broker;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Writes bytes to the newest subscriber, framed or raw. */
  send(document: string | Buffer): void {
    this.sendRaw(VtpBroker.frame(document));
  }

  sendRaw(bytes: Buffer): void {
    this.sockets.at(-1)?.write(bytes);
  }

  static frame(document: string | Buffer): Buffer {
    return LengthPrefixed.frame(Buffer.from(document));
  }

  static transport(role: string, origin = 'ivo://test.broker/main'): string {
    return `<?xml version='1.0' encoding='UTF-8'?><trn:Transport xmlns:trn="http://telescope-networks.org/schema/Transport/v1.1" version="1.0" role="${role}"><Origin>${origin}</Origin><TimeStamp>2026-12-16T03:00:00Z</TimeStamp></trn:Transport>`;
  }

  /** Resolves when what it has heard or seen satisfies the condition. */
  async until(condition: (broker: VtpBroker) => boolean): Promise<void> {
    while (!condition(this)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #welcome(socket: Socket): void {
    this.sockets.push(socket);
    this.#frames = new LengthPrefixed();
    socket.on('data', (chunk) => this.#hear(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#wake());
    this.#wake();
  }

  #hear(chunk: Buffer): void {
    for (const frame of this.#frames.push(chunk)) {
      const text = frame.toString('utf8');
      const role = /role="([^"]*)"/.exec(text)?.[1] ?? '';
      this.heard.push({ role, origin: /<Origin>([^<]*)/.exec(text)?.[1] ?? '', text });
    }
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
