import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';

/** A simulator that is there answers in a millisecond; who asks must not keep its own client waiting for one that is not. */
const PATIENCE_MS = 100;
/** Wall time to leave a silent one alone. */
const BACK_OFF_MS = 1000;

/** A simulator's own line to another one: one question at a time, null when that one does not answer properly. */
export class SideLine {
  readonly #port: number;
  readonly #host: string;
  #socket: Socket | null = null;
  #asking = false;
  #silentUntil = 0;

  constructor(port: number, host: string) {
    this.#port = port;
    this.#host = host;
  }

  /** Sends one command, with the time that the asking one was told by others if it was; answers the one element of the reply. */
  async ask(
    name: string,
    told: { readonly now: number; readonly rate: number } | null,
  ): Promise<Record<string, unknown> | null> {
    if (this.#asking || performance.now() < this.#silentUntil) return null;
    this.#asking = true;
    const giveUp = AbortSignal.timeout(PATIENCE_MS);
    try {
      const socket = await this.#connected(giveUp);
      const time = told === null ? {} : { at: new Date(told.now).toISOString(), rate: told.rate };
      socket.write(`${JSON.stringify({ command: [{ name }], ...time })}\n`);
      let answer = '';
      while (!answer.includes('\n')) answer += String((await once(socket, 'data', { signal: giveUp }))[0]);
      const [element] = JSON.parse(answer) as Record<string, unknown>[];
      return element ?? null;
    } catch {
      // Absent, silent or talking nonsense: it is not known, and an old answer must not meet a new question.
      this.stop();
      this.#silentUntil = performance.now() + BACK_OFF_MS;
      return null;
    } finally {
      this.#asking = false;
    }
  }

  stop(): void {
    this.#socket?.destroy();
    this.#socket = null;
  }

  async #connected(signal: AbortSignal): Promise<Socket> {
    if (this.#socket !== null) return this.#socket;
    const socket = createConnection({ port: this.#port, host: this.#host, noDelay: true });
    this.#socket = socket;
    socket.setEncoding('utf8');
    // Errors reach the question under way through once(); between questions the next one finds out.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null;
    });
    await once(socket, 'connect', { signal });
    return socket;
  }
}
