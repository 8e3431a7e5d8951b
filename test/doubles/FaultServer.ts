import { createServer, type Server, type Socket } from 'node:net';

/** What the server does with a question, given its text and its number (from 0). */
export type Behaviour = (socket: Socket, question: string, number: number) => void;

/** A TCP server on 127.0.0.1 that behaves as badly as it is told, and remembers what it was asked. */
export class FaultServer {
  readonly questions: string[] = [];
  readonly sockets = new Set<Socket>();
  behaviour: Behaviour;
  /** Connections accepted since the start. */
  connections = 0;
  port = 0;
  #server: Server | null = null;
  #waiting: (() => void)[] = [];

  constructor(behaviour: Behaviour) {
    this.behaviour = behaviour;
  }

  /** Listens, on the port it had before if it had one; answers the port. */
  async start(): Promise<number> {
    const server = createServer((socket) => {
      this.connections++;
      this.sockets.add(socket);
      this.#changed();
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      let rest = '';
      socket.on('data', (bytes) => {
        const lines = (rest + bytes.toString()).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          this.questions.push(line);
          this.#changed();
          this.behaviour(socket, line, this.questions.length - 1);
        }
      });
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
    return this.port;
  }

  /** Drops every client and stops listening; safe to call twice. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.sockets) socket.destroy();
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Resolves as soon as `fulfilled` holds; looked at whenever somebody connects or asks. */
  async until(fulfilled: () => boolean): Promise<void> {
    while (!fulfilled()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #changed(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** The well-behaved answer: each command acknowledged. */
export function acknowledge(socket: Socket, question: string): void {
  const { command } = JSON.parse(question) as { command: { name: string }[] };
  socket.write(`${JSON.stringify(command.map(({ name }) => ({ name, result: 'ok' })))}\n`);
}
