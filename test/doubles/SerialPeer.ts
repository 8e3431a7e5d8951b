import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { PseudoTerminal } from './PseudoTerminal.ts';

/** Answers what came over the line; everything said and heard is bytes as Latin-1 text. */
export type Behaviour = (heard: string, say: (text: string) => void) => void;

/** What sits at the other end of a serial cable in a test, and does as it is told. */
export class SerialPeer {
  behaviour: Behaviour;
  /** All it ever heard. */
  heard = '';
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #cable: PseudoTerminal | null = null;
  #waiting: (() => void)[] = [];

  private constructor(behaviour: Behaviour) {
    this.behaviour = behaviour;
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // A pulled plug is what some tests are about.
      socket.on('error', () => socket.destroy());
      socket.on('data', (bytes) => {
        const text = bytes.toString('latin1');
        this.heard += text;
        this.behaviour(text, (answer) => void socket.write(Buffer.from(answer, 'latin1')));
        for (const wake of this.#waiting.splice(0)) wake();
      });
    });
  }

  /** A device that is plugged in. */
  static async plugged(behaviour: Behaviour): Promise<SerialPeer> {
    const peer = new SerialPeer(behaviour);
    peer.#server.listen(0, '127.0.0.1');
    await once(peer.#server, 'listening');
    peer.#cable = await PseudoTerminal.to(peer.port);
    return peer;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  get path(): string {
    return this.#cable?.path ?? '';
  }

  /** Speaks without being asked. */
  say(text: string): void {
    for (const socket of this.#sockets) socket.write(Buffer.from(text, 'latin1'));
  }

  async unplug(): Promise<void> {
    await this.#cable?.unplug();
  }

  async plugIn(): Promise<void> {
    await this.#cable?.plugIn(this.port);
  }

  /** Waits until it heard something that fits. */
  async until(fits: (heard: string) => boolean): Promise<void> {
    while (!fits(this.heard)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async stop(): Promise<void> {
    await this.#cable?.stop();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
