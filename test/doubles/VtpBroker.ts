import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

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
  #held = Buffer.alloc(0);

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
    const body = Buffer.from(document);
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(body.length);
    return Buffer.concat([prefix, body]);
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
    this.#held = Buffer.alloc(0);
    socket.on('data', (chunk) => this.#hear(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#wake());
    this.#wake();
  }

  #hear(chunk: Buffer): void {
    this.#held = Buffer.concat([this.#held, chunk]);
    while (this.#held.length >= 4 && this.#held.length >= 4 + this.#held.readUInt32BE(0)) {
      const end = 4 + this.#held.readUInt32BE(0);
      const text = this.#held.subarray(4, end).toString('utf8');
      this.#held = this.#held.subarray(end);
      const role = /role="([^"]*)"/.exec(text)?.[1] ?? '';
      this.heard.push({ role, origin: /<Origin>([^<]*)/.exec(text)?.[1] ?? '', text });
    }
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
