import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What a test reads of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever came over the wire; the tests say what it must be.
export type Answer = any;

/** A client of a simulator; written for the tests, so that they depend on no codec of the application. */
export class SimulatorLine {
  readonly socket: Socket;
  #received = '';
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error('closed'));
    });
  }

  static async open(port: number): Promise<SimulatorLine> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new SimulatorLine(socket);
  }

  /** Sends commands as one frame and answers the array that comes back. */
  ask(commands: readonly object[], extra: object = {}): Promise<Answer> {
    return this.send(JSON.stringify({ command: commands, ...extra }));
  }

  /** Sends any text and waits for the next answer. */
  send(text: string): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    this.socket.write(text);
    return answer;
  }

  /** The one command's element of the answer, asked at seconds after `NIGHT`. Between questions time stands still. */
  async at(seconds: number, name: string, parameters: object = {}, rate = 0): Promise<Answer> {
    const at = new Date(NIGHT + seconds * 1000).toISOString();
    return (await this.ask([{ name, ...parameters }], { at, rate }))[0];
  }

  close(): void {
    this.socket.destroy();
  }

  #take(text: string): void {
    this.#received += text;
    for (;;) {
      const end = this.#received.indexOf('\n');
      if (end < 0) return;
      const line = this.#received.slice(0, end);
      this.#received = this.#received.slice(end + 1);
      try {
        const answer: unknown = JSON.parse(line);
        this.#waiting.shift()?.resolve(answer);
      } catch (error) {
        this.#waiting.shift()?.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }
}

/** An instant in the night of 2026-12-15 at San Pedro Mártir. */
export const NIGHT = Date.parse('2026-12-16T03:00:00.000Z');
