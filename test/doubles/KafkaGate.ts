import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { freePort } from './freePort.ts';
import { KafkaGateLine, type Login } from './KafkaGateLine.ts';

export interface KafkaGateOptions {
  /** Of the broker behind, on 127.0.0.1. */
  readonly brokerPort: number;
  /** Left out: in the clear. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Left out: nobody needs to log in. */
  readonly login?: Login;
}

/**
 * What a real Kafka has before it and the mock cluster has not: TLS, a login, and a network that fails. It stands before the cluster,
 * tells clients its own port for the broker's, and passes on everything else as it is.
 */
export class KafkaGate {
  readonly #o: KafkaGateOptions;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  readonly #port: number;
  #isHushed = false;
  /** Connections made so far. */
  connections = 0;

  private constructor(options: KafkaGateOptions, port: number) {
    this.#o = options;
    this.#port = port;
  }

  static async open(options: KafkaGateOptions): Promise<KafkaGate> {
    const gate = new KafkaGate(options, await freePort());
    await gate.reopen();
    return gate;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Listens again where it did before. */
  async reopen(): Promise<void> {
    const { tls } = this.#o;
    const welcome = (socket: Socket) => this.#welcome(socket);
    const server = tls === undefined ? createServer(welcome) : createTlsServer(tls, welcome);
    // A client that does not trust us hangs up in the middle of the handshake.
    server.on('tlsClientError', (_, socket: Socket) => socket.destroy());
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
    this.#isHushed = false;
  }

  /** The broker is gone: every connection is cut, and none is taken. */
  async close(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** As when a cable is pulled: connections stay, and nothing comes through any more. */
  hush(): void {
    this.#isHushed = true;
  }

  #welcome(client: Socket): void {
    this.connections += 1;
    const broker = connect(this.#o.brokerPort, '127.0.0.1');
    const line = new KafkaGateLine({
      port: this.#port,
      login: this.#o.login ?? null,
      toClient: (bytes) => client.write(bytes),
      toBroker: (bytes) => broker.write(bytes),
      hangUp: () => client.destroy(),
    });
    const ends = [
      [client, broker, (chunk: Buffer) => line.fromClient(chunk)],
      [broker, client, (chunk: Buffer) => line.fromBroker(chunk)],
    ] as const;
    for (const [from, to, pass] of ends) {
      this.#sockets.add(from);
      from.on('data', (chunk: Buffer) => {
        if (!this.#isHushed) pass(chunk);
      });
      from.on('error', () => from.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
